using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>What a switch is over: its value, and where the parts of it come from.</summary>
internal sealed class SwitchSubject
{
    private readonly Dictionary<Position, IOperation> _origins = [];

    private SwitchSubject(IOperation value, ITypeSymbol type)
    {
        Positions = new PositionTree(type, CanBeNull(value, type));
        AddOrigin(Positions.Root, value);
    }

    public PositionTree Positions { get; }

    /// <summary>Reads what a switch is over; <see langword="null"/> when it is plain that no codes are in it.</summary>
    public static SwitchSubject? Read(IOperation operation, CodeEnums enums)
    {
        var value = SwitchLabel.ValueOf(operation);
        if (value?.Type is not { } type)
        {
            return null;
        }

        var subject = new SwitchSubject(value, type);
        return subject.IsOverCodes(enums) || SwitchLabel.Of(operation).Any(label => NamesCode(label.Pattern, enums)) ? subject : null;
    }

    /// <summary>What computes the value at a position: the switch's own value, or an element of a tuple that it puts together.</summary>
    public IOperation? OriginOf(Position position) => _origins.TryGetValue(position, out var origin) ? origin : null;

    /// <summary>The codes that a number was converted from, as the numbers that they became; <see langword="null"/> when it was no code.</summary>
    public CodeDomain? CodesBehind(Position position, CodeEnums enums)
        => _origins.TryGetValue(position, out var origin)
            && NumberConversion.IsNumber(position.Underlying)
            && enums.Find(NumberConversion.SourceOf(origin).Type, out _) is { } codes
                ? new CodeDomain(codes, position.CanBeNull, number => NumberConversion.Convert(number, origin))
                : null;

    private static bool NamesCode(IOperation pattern, CodeEnums enums)
        => pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => enums.Find(ConstantOperand.Of(constant.Value).Type) is not null);

    /// <summary>The compiler knows where null was ruled out before, be it for references or for nullable values. Where nullable analysis is off it knows nothing.</summary>
    private static bool CanBeNull(IOperation value, ITypeSymbol type)
        => (!type.IsValueType || Nullables.IsNullable(type))
            && value.SemanticModel!.GetTypeInfo(value.Syntax).Nullability.FlowState != NullableFlowState.NotNull;

    private bool IsOverCodes(CodeEnums enums)
        => _origins.Keys.Any(position => enums.Find(position.Underlying) is not null || CodesBehind(position, enums) is not null);

    private void AddOrigin(Position position, IOperation value)
    {
        _origins.Add(position, value);
        var unconverted = value is IConversionOperation { IsImplicit: true, Operand: ITupleOperation inner } ? inner : value;
        if (unconverted is ITupleOperation tuple && position.Underlying is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Elements.Length)
        {
            for (var i = 0; i < tuple.Elements.Length; i++)
            {
                AddOrigin(Positions.Element(position, i, CanBeNull(tuple.Elements[i], type.TupleElements[i].Type)), tuple.Elements[i]);
            }
        }
    }
}
