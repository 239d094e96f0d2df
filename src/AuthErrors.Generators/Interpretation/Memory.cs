using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Reads and writes variables and members.</summary>
internal sealed class Memory(Machine machine)
{
    private readonly Dictionary<(ControlFlowGraph Graph, CaptureId Capture), IOperation> _captured = [];

    /// <summary>Keeps a value for later operations of the graph, and what it was read from.</summary>
    public State Capture(Frame frame, IFlowCaptureOperation capture, Value value, State state)
    {
        _captured[(frame.Graph, capture.Id)] = capture.Value;
        if (capture.Syntax.Parent is WithExpressionSyntax)
        {
            (value, state) = Copied(frame.Id, capture.Id, capture.Value.Type, value, state);
        }

        return state with { Store = state.Store.Write(frame.Id, capture.Id, value) };
    }

    /// <summary>What a variable, a capture or <c>this</c> holds.</summary>
    public Value ReadVariable(Frame frame, IOperation variable, State state)
        => Place(frame, variable, state) is var (owner, key) && state.Store.Read(owner, key) is { } value ? value : Unread(variable.Type);

    /// <summary>What nothing was written to.</summary>
    public Value Unread(ITypeSymbol? type)
        => machine.Server.IsApiKey && CredentialKinds.ApiKeyOf(type) is { } apiKey ? NumberValue.Of(apiKey)
            : type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } || type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated }
                ? Value.Something
                : Value.Unknown;

    /// <summary>The value of a field.</summary>
    public Outcomes ReadField(CallSite site, IFieldReferenceOperation reference, Value instance, State state)
    {
        var field = reference.Field;
        if (instance is TupleValue tuple)
        {
            return Outcomes.Of(state, Element(tuple, field));
        }

        if (!field.IsStatic && instance is not ReferenceValue)
        {
            return Outcomes.Of(state, instance is TokenValue or EntryValue ? instance : TokenReads.IsToken(field) ? Machine.CurrentToken(state) : Unread(field.Type));
        }

        var owner = field.IsStatic ? Machine.Statics : ((ReferenceValue)instance).Address;
        return state.Store.Read(owner, field.OriginalDefinition) is { } known
            ? Outcomes.Of(state, Trusted(owner, field.IsReadOnly, field.Type, known, state))
            : field.IsReadOnly && (machine.Summaries.Initialize(site, field, instance, state) ?? machine.Summaries.Construct(site, field, instance, state)) is { } initialized
                ? initialized.Then((after, _) => Outcomes.Of(after, after.Store.Read(owner, field.OriginalDefinition) ?? Unread(field.Type)))
                : Outcomes.Of(state, TokenReads.IsToken(field) ? Machine.CurrentToken(state) : Member(field.Type));
    }

    /// <summary>What a member of an object holds, as far as it is known and can be trusted.</summary>
    public Value? ReadMember(Value? instance, ISymbol member, bool isReadOnly, ITypeSymbol type, State state)
        => instance is ReferenceValue { Address: var owner } && state.Store.Read(owner, member.OriginalDefinition) is { } known
            ? Trusted(owner, isReadOnly, type, known, state)
            : null;

    /// <summary>Assigns to whatever an operation denotes, and gives what was assigned.</summary>
    public Outcomes Assign(CallSite site, IOperation target, Value value, State state)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return Assign(site, declaration.Expression, value, state);
            case IFlowCaptureReferenceOperation reference when _captured.TryGetValue((site.Frame.Graph, reference.Id), out var captured) && captured is not IFlowCaptureReferenceOperation:
                return captured is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IArrayElementReferenceOperation
                    ? Assign(site, captured, value, state)
                    : Outcomes.Of(state, value);
            case IConversionOperation conversion:
                return Assign(site, conversion.Operand, value, state);
            case IFieldReferenceOperation field:
                return Outcomes.Of(WriteMember(field.Field.IsStatic ? Machine.Statics : OwnerOf(site.Frame, field.Instance, state), field.Field, value, Renewed(field.Field, value, state)), value);
            case IPropertyReferenceOperation property:
                return machine.Calls.Set(site, property, property.Instance is null ? null : Locate(site.Frame, property.Instance, state), value, state);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Outcomes.Of(WriteElement(OwnerOf(site.Frame, element.ArrayReference, state), Locate(site.Frame, element.Indices[0], state), value, state), value);
            default:
                return Place(site.Frame, target, state) is var (owner, key) ? WriteVariable(owner, key, target.Type, value, state) : Outcomes.Of(state, value);
        }
    }

    /// <summary>Knows more of a variable than before; <see langword="null"/> when that contradicts what is known.</summary>
    public State? Narrow(Frame frame, IOperation operation, Value value, State state)
    {
        operation = Variable(operation);
        if (Place(frame, operation, state) is not var (owner, key))
        {
            return state;
        }

        var known = state.Store.Read(owner, key) ?? Value.Unknown;
        if (value is NullValue && Comparison.IsNull(known) == false)
        {
            return null;
        }

        var better = value is UnknownValue ? (known is UnknownValue old ? new UnknownValue(old.Traits | Trait.NotNull) : known is NullValue ? null : known) : value;
        if (better is null)
        {
            return null;
        }

        var narrowed = state with { Store = state.Store.Write(owner, key, better) };
        return operation is IFlowCaptureReferenceOperation reference && _captured.TryGetValue((frame.Graph, reference.Id), out var origin) && Variable(origin) is ILocalReferenceOperation or IParameterReferenceOperation
            ? Narrow(frame, origin, value, narrowed)
            : narrowed;
    }

    /// <summary>Exchanges what a variable holds.</summary>
    public State Replace(Frame frame, IOperation variable, Value value, State state)
        => Place(frame, Variable(variable), state) is var (owner, key) ? state with { Store = state.Store.Write(owner, key, value) } : state;

    /// <summary>True for a field of an object that the request has made.</summary>
    public bool IsOwn(Frame frame, IFieldReferenceOperation field, State state) => OwnerOf(frame, field.Instance, state) is { } owner && machine.IsOwn(owner);

    /// <summary>The owner of the members of what an operation denotes.</summary>
    private int? OwnerOf(Frame frame, IOperation? operation, State state) => operation is not null && Locate(frame, operation, state) is ReferenceValue reference ? reference.Address : null;

    /// <summary>The value of an operation that has been evaluated already, read again without effect.</summary>
    private Value Locate(Frame frame, IOperation operation, State state) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => Arithmetic.Constant(constant),
        IConversionOperation conversion => Locate(frame, conversion.Operand, state),
        IFieldReferenceOperation { Field.IsStatic: true } field => state.Store.Read(Machine.Statics, field.Field.OriginalDefinition) ?? Value.Unknown,
        IFieldReferenceOperation { Instance: { } instance } field => ReadMember(Locate(frame, instance, state), field.Field, isReadOnly: true, field.Field.Type, state) ?? Value.Unknown,
        IPropertyReferenceOperation { Instance: { } instance } property => ReadMember(Locate(frame, instance, state), property.Property, isReadOnly: true, property.Property.Type, state) ?? Value.Unknown,
        _ => ReadVariable(frame, operation, state),
    };

    private static IOperation Variable(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static Value Element(TupleValue tuple, IFieldSymbol field)
        => int.TryParse((field.CorrespondingTupleField ?? field).Name.Replace("Item", string.Empty), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= tuple.Elements.Count
            ? tuple.Elements[number - 1]
            : Value.Unknown;

    /// <summary>A flag in a field that others may write says nothing about this request; objects and tokens in it are what they are.</summary>
    private Value Trusted(int owner, bool isReadOnly, ITypeSymbol type, Value known, State state)
        => known is TokenValue token && !machine.IsOwn(owner) ? token with { IsBeforeSend = false, IsUnderLock = state.Locks.Count > 0 }
            : isReadOnly || machine.IsOwn(owner) || known is not (BoolValue or NumberValue or TextValue or NullValue) ? known
            : Member(type);

    private Value Member(ITypeSymbol type) => Unread(type) is UnknownValue unknown ? new UnknownValue(unknown.Traits | Trait.Member) : Unread(type);

    private static State WriteMember(int? owner, ISymbol member, Value value, State state)
        => owner is { } known ? state with { Store = state.Store.Write(known, member.OriginalDefinition, value) } : state;

    /// <summary>A token that comes from elsewhere, such as a log-in, takes the place of the one that was rejected.</summary>
    public static State Renewed(ISymbol member, Value value, State state)
        => value is not TokenValue && TokenReads.IsToken(member) ? state with { IsRenewedElsewhere = true } : state;

    private static State WriteElement(int? owner, Value index, Value value, State state)
        => owner is { } known && index is NumberValue { IsExact: true } number ? state with { Store = state.Store.Write(known, (int)number.Low, value) } : state;

    /// <summary>A truth that is not known is told apart at once: what is derived from it later must agree with it.</summary>
    private Outcomes WriteVariable(int owner, object key, ITypeSymbol? type, Value value, State state)
    {
        if (type?.SpecialType == SpecialType.System_Boolean && value is UnknownValue && key is ISymbol variable)
        {
            var tested = value.Has(Trait.Body) ? state with { TextTest = state.TextTest ?? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() } : state;
            tested = tested.Doubt(value);
            return new Outcomes([.. new[] { BoolValue.True, BoolValue.False }.Select(truth => new Outcome(tested with { Store = tested.Store.Write(owner, key, truth) }, truth))]);
        }

        var (held, after) = Copied(owner, key, type, value, state);
        return Outcomes.Of(after with { Store = after.Store.Write(owner, key, held) }, held);
    }

    /// <summary>A struct is copied when it is assigned, so that what is written to the copy does not show in the original.</summary>
    public (Value Value, State State) Copied(int owner, object key, ITypeSymbol? type, Value value, State state)
    {
        if (type is not { IsValueType: true } || value is not ReferenceValue reference || machine.TypeOf(reference) is not { IsValueType: true } exact)
        {
            return (value, state);
        }

        var copy = machine.Own(("copy", owner, key), exact);
        return (copy, state with { Store = state.Store.With(copy.Address, state.Store.Of(reference.Address)) });
    }

    private static (int Owner, object Key)? Place(Frame frame, IOperation operation, State state)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return (frame.OwnerOf(local.Local).Id, local.Local);
            case IFlowCaptureReferenceOperation capture:
                return (frame.Id, capture.Id);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return (frame.Outermost.Id, Frame.Self);
            case IParameterReferenceOperation parameter:
                var owner = frame.OwnerOf(parameter.Parameter);
                var isCapturedByType = parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                    && !SymbolEqualityComparer.Default.Equals(owner.Symbol, constructor);
                return !isCapturedByType ? (owner.Id, parameter.Parameter)
                    : state.Store.Read(frame.Outermost.Id, Frame.Self) is ReferenceValue self ? (self.Address, parameter.Parameter)
                    : null;
            default:
                return null;
        }
    }
}
