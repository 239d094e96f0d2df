using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Tests values against patterns. Where a test can go both ways the path forks, and each side knows what it was tested for.</summary>
internal sealed class Patterns(Machine machine, Evaluator evaluator)
{
    /// <summary>Whether a value matches.</summary>
    public Outcomes Test(Frame frame, IIsPatternOperation test, Value value, State state)
        => Match(frame, test.Pattern, value, state).Then((after, truth) => truth is BoolValue
            ? Outcomes.Of(after, truth)
            : new Outcomes([.. new[] { true, false }
                .Select(side => (Truth: side, State: Narrow(frame, test.Value, test.Pattern, side, Tested(value, test, after).Doubt(truth))))
                .Where(static side => side.State is not null)
                .Select(static side => new Outcome(side.State!, BoolValue.Of(side.Truth)))]));

    private static State Tested(Value value, IIsPatternOperation test, State state)
        => value.Has(Trait.Body) && !IsNullTest(test.Pattern) ? state with { TextTest = test.Syntax } : state;

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsNullTest(negated.Pattern),
        IConstantPatternOperation constant => constant.Value.ConstantValue is { HasValue: true, Value: null },
        IRecursivePatternOperation => true,
        _ => false,
    };

    /// <summary>The truth, or unknown; declared variables are set as though it matched.</summary>
    private Outcomes Match(Frame frame, IPatternOperation pattern, Value value, State state) => pattern switch
    {
        IDiscardPatternOperation => Outcomes.Of(state, BoolValue.True),
        IConstantPatternOperation constant => evaluator.Evaluate(constant.Value, state).Select((_, other) => Truth(Comparison.AreEqual(value, other), value)),
        IRelationalPatternOperation relational => evaluator.Evaluate(relational.Value, state).Select((_, bound) => Truth(Comparison.Compare(relational.OperatorKind, value, bound), value)),
        INegatedPatternOperation negated => Match(frame, negated.Pattern, value, state).Select(static (_, truth) => Arithmetic.Unary(UnaryOperatorKind.Not, truth)),
        IBinaryPatternOperation binary => Match(frame, binary.LeftPattern, value, state).Then((after, left) => IsDecided(binary, left)
            ? Outcomes.Of(after, left)
            : Match(frame, binary.RightPattern, value, after).Select((_, right) => Arithmetic.Binary(binary.OperatorKind, left, right))),
        ITypePatternOperation type => Outcomes.Of(state, BoolValue.Of(IsType(value, type.MatchedType, type.InputType))),
        IDeclarationPatternOperation declaration => Declare(frame, declaration.DeclaredSymbol, value, state)
            .Select((_, _) => BoolValue.Of(declaration.MatchesNull ? true : IsType(value, declaration.MatchedType, declaration.InputType))),
        IRecursivePatternOperation recursive => Recursive(frame, recursive, value, state),
        _ => Outcomes.Of(state, value is ReferenceValue { Address: var owner } && machine.IsOwn(owner) ? UnknownCall.Lost : Value.Something),
    };

    private static Value Truth(bool? truth, Value tested) => truth is null && tested.Has(Trait.Lost) ? UnknownCall.Lost : BoolValue.Of(truth);

    private static bool IsDecided(IBinaryPatternOperation binary, Value left) => left is BoolValue truth && truth.Truth == (binary.OperatorKind == BinaryOperatorKind.Or);

    private Outcomes Recursive(Frame frame, IRecursivePatternOperation pattern, Value value, State state)
    {
        var outcomes = Outcomes.Of(state, BoolValue.Of(IsType(value, pattern.MatchedType, pattern.InputType)));
        foreach (var property in pattern.PropertySubpatterns)
        {
            outcomes = And(outcomes, before => ReadMember(property.Member, value, before).Then((after, member) => Match(frame, property.Pattern, member, after)));
        }

        for (var at = 0; at < pattern.DeconstructionSubpatterns.Length; at++)
        {
            var element = value is TupleValue tuple && at < tuple.Elements.Count ? tuple.Elements[at] : Value.Unknown;
            var part = pattern.DeconstructionSubpatterns[at];
            outcomes = And(outcomes, before => Match(frame, part, element, before));
        }

        return pattern.DeclaredSymbol is null ? outcomes : outcomes.Then((after, truth) => Declare(frame, pattern.DeclaredSymbol, value, after).Select((_, _) => truth));
    }

    private static Outcomes And(Outcomes left, System.Func<State, Outcomes> right)
        => left.Then((after, truth) => truth is BoolValue { Truth: false } ? Outcomes.Of(after, truth) : right(after).Select((_, other) => Arithmetic.Binary(BinaryOperatorKind.And, truth, other)));

    private Outcomes ReadMember(IOperation member, Value value, State state) => member switch
    {
        IFieldReferenceOperation field => machine.Memory.ReadField(evaluator.Site(field), field, value, state),
        IPropertyReferenceOperation property => machine.Calls.Get(evaluator.Site(property), property, value, [], state),
        _ => Outcomes.Of(state, Value.Unknown),
    };

    private Outcomes Declare(Frame frame, ISymbol? variable, Value value, State state)
        => variable is null
            ? Outcomes.Of(state, value)
            : Outcomes.Of(state with { Store = state.Store.Write(frame.OwnerOf(variable).Id, variable, value is UnknownValue { Traits: var traits } ? new UnknownValue(traits | Trait.NotNull) : value) }, value);

    private bool? IsType(Value value, ITypeSymbol? type, ITypeSymbol input)
        => type is null ? null : Comparison.IsNull(value) switch
        {
            true => false,
            null => null,
            false => machine.TypeOf(value) is { } exact ? Exceptions.Is(exact, type)
                : machine.Graphs.Compilation.HasImplicitConversion(input, type) || SymbolEqualityComparer.Default.Equals(Underlying(input), type) || value is NumberValue or BoolValue ? true
                : null,
        };

    private static ITypeSymbol Underlying(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>What is known of the tested variable on one side of a test that could go both ways.</summary>
    private State? Narrow(Frame frame, IOperation operation, IPatternOperation pattern, bool matches, State state) => pattern switch
    {
        INegatedPatternOperation negated => Narrow(frame, operation, negated.Pattern, !matches, state),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => machine.Memory.Narrow(frame, operation, matches ? NullValue.Instance : Value.Something, state),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool truth } } when matches => machine.Memory.Narrow(frame, operation, BoolValue.Of(truth), state),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } when matches => machine.Memory.Narrow(frame, operation, Arithmetic.Constant(constant), state),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } or IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation
            => matches ? machine.Memory.Narrow(frame, operation, Value.Something, state) : state,
        _ when matches && operation.Type is { IsReferenceType: true } && pattern is IRecursivePatternOperation => machine.Memory.Narrow(frame, operation, Value.Something, state),
        _ => state,
    };
}
