using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>The transfer function: what an operation of a frame makes of a state, and which value it has.</summary>
internal sealed class Evaluator
{
    private readonly Machine _machine;
    private readonly Frame _frame;
    private readonly Patterns _patterns;

    /// <summary>Prepares the evaluation of a frame's operations.</summary>
    public Evaluator(Machine machine, Frame frame)
    {
        _machine = machine;
        _frame = frame;
        _patterns = new Patterns(machine, this);
        Branches = new Branches(machine, frame);
    }

    /// <summary>The region of the block that is evaluated.</summary>
    public ControlFlowRegion? Region { get; set; }

    /// <summary>What a branch tells.</summary>
    public Branches Branches { get; }

    private Memory Memory => _machine.Memory;

    /// <summary>Evaluates an operation.</summary>
    public Outcomes Evaluate(IOperation operation, State state) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => Outcomes.Of(state, Arithmetic.Constant(constant)),
        IExpressionStatementOperation statement => Evaluate(statement.Operation, state),
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, state),
        IAwaitOperation awaited => Evaluate(awaited.Operation, state).Await(),
        IFlowCaptureOperation capture => Evaluate(capture.Value, state).Then((after, value) => Outcomes.Of(Memory.Capture(_frame, capture, value, after), value)),
        IFlowCaptureReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => Outcomes.Of(state, Memory.ReadVariable(_frame, operation, state)),
        IFieldReferenceOperation field => EvaluateOptional(field.Instance, state).Then((after, instance) => Memory.ReadField(Site(field), field, instance, after)),
        IPropertyReferenceOperation property => Get(property, state),
        IInvocationOperation invocation => Invoke(invocation, state),
        IObjectCreationOperation creation => EvaluateAll(creation.Arguments.Select(static argument => argument.Value), state, (after, values) =>
            _machine.Calls.Create(Site(creation), creation, Pair(creation.Arguments, values), after)),
        IIsNullOperation test => Evaluate(test.Operand, state).Select(static (_, value) => BoolValue.Of(Comparison.IsNull(value))),
        IIsPatternOperation test => Evaluate(test.Value, state).Then((after, value) => _patterns.Test(_frame, test, value, after)),
        ISimpleAssignmentOperation assignment => Assign(assignment, state),
        IBinaryOperation binary => EvaluateAll([binary.LeftOperand, binary.RightOperand], state, (after, sides) => Binary(binary, sides[0], sides[1], after)),
        IUnaryOperation unary => Evaluate(unary.Operand, state).Select((_, value) => Arithmetic.Unary(unary.OperatorKind, value)),
        IConversionOperation conversion => Evaluate(conversion.Operand, state).Then((after, value) => Convert(conversion, value, after)),
        IDelegateCreationOperation creation => Evaluate(creation.Target, state),
        IFlowAnonymousFunctionOperation lambda => Outcomes.Of(state, new DelegateValue(lambda.Symbol, _frame.Graph.GetAnonymousFunctionControlFlowGraph(lambda), _frame, Receiver: null)),
        IMethodReferenceOperation reference => EvaluateOptional(reference.Instance, state).Select((_, instance) => Group(reference.Method, instance)),
        ICaughtExceptionOperation => Outcomes.Of(state, Handlers.ClauseOf(Region) is { } clause ? Caught(clause, state) : Value.Something),
        _ => EvaluateRarer(operation, state),
    };

    /// <summary>The exception that a clause has caught.</summary>
    public Value Caught(ControlFlowRegion clause, State state) => state.Store.Read(_frame.Id, clause) ?? Value.Something;

    /// <summary>Gives a clause its exception.</summary>
    public State Catch(ControlFlowRegion clause, State state, Value exception)
        => state with { Store = state.Store.Write(_frame.Id, clause, exception), Swallowing = Swallowed.By(clause, _frame, exception, state) };

    /// <summary>Where an operation stands.</summary>
    public CallSite Site(IOperation operation) => new(_frame, operation, Region);

    /// <summary>Evaluates several operations one after the other.</summary>
    public Outcomes EvaluateAll(IEnumerable<IOperation> operations, State state, System.Func<State, ImmutableArray<Value>, Outcomes> then)
    {
        var list = operations.ToImmutableArray();
        return From(0, state, []);

        Outcomes From(int at, State before, ImmutableArray<Value> values)
            => at == list.Length ? then(before, values) : Evaluate(list[at], before).Then((after, value) => From(at + 1, after, values.Add(value)));
    }

    private Outcomes EvaluateRarer(IOperation operation, State state) => operation switch
    {
        IIncrementOrDecrementOperation step => Evaluate(step.Target, state).Then((after, value) => Step(step, value, after)),
        ICompoundAssignmentOperation compound => EvaluateAll([compound.Target, compound.Value], state, (after, sides) =>
            Memory.Assign(Site(compound), compound.Target, Arithmetic.Binary(compound.OperatorKind, sides[0], sides[1]), after)),
        IDeconstructionAssignmentOperation deconstruction => Evaluate(deconstruction.Value, state).Then((after, value) => Deconstruct(deconstruction, deconstruction.Target, value, after)),
        ITupleOperation tuple => EvaluateAll(tuple.Elements, state, static (after, values) => Outcomes.Of(after, new TupleValue(values.ToEquatableArray()))),
        ITupleBinaryOperation binary => EvaluateAll([binary.LeftOperand, binary.RightOperand], state, (after, sides) =>
            Outcomes.Of(after, BoolValue.Of(Comparison.Compare(binary.OperatorKind, sides[0], sides[1])))),
        IArrayCreationOperation { Initializer: { } initializer } array => EvaluateAll(initializer.ElementValues, state, (after, values) => Sequence(array, values, after)),
        IArrayCreationOperation { DimensionSizes.Length: 1 } array => Evaluate(array.DimensionSizes[0], state).Then((after, size) => size is NumberValue { IsExact: true, Low: >= 0 and <= 16 and var length }
            ? Sequence(array, Enumerable.Repeat(Arithmetic.Default((array.Type as IArrayTypeSymbol)?.ElementType), (int)length).ToImmutableArray(), after)
            : Outcomes.Of(after, Value.Something)),
        IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } given } => Evaluate(given, state).Then(Yield),
        ICollectionExpressionOperation collection => Collection(collection, state),
        ISpreadOperation spread => Evaluate(spread.Operand, state),
        IArrayElementReferenceOperation { Indices.Length: 1 } element => EvaluateAll([element.ArrayReference, element.Indices[0]], state, static (after, parts) =>
            Outcomes.Of(after, Sequences.At(after, parts[0], parts[1]))),
        IDefaultValueOperation initial => Outcomes.Of(state, Arithmetic.Default(initial.Type)),
        IEventAssignmentOperation subscription => Evaluate(subscription.HandlerValue, state).Select((after, handler) => Subscribe(subscription, handler, after)),
        IDeclarationExpressionOperation or IDiscardOperation => Outcomes.Of(state, Value.Unknown),
        IIsTypeOperation test => Evaluate(test.ValueOperand, state).Select((_, value) => BoolValue.Of(Exceptions.Is(_machine.TypeOf(value), test.TypeOperand) is { } truth ? truth != test.IsNegated : null)),
        IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation => EvaluateAll(operation.ChildOperations, state, static (after, values) =>
            Outcomes.Of(after, values.Aggregate(Value.Something, Arithmetic.Derived))),
        _ => EvaluateAll(operation.ChildOperations, state, (after, _) => Outcomes.Of(after, operation.Type is { IsValueType: true } ? Value.Something : Value.Unknown)),
    };

    private Outcomes EvaluateOptional(IOperation? operation, State state) => operation is null ? Outcomes.Of(state, Value.Unknown) : Evaluate(operation, state);

    private Value Group(IMethodSymbol method, Value instance)
        => method.MethodKind == MethodKind.LocalFunction && _frame.LocalFunction(method) is var (lexical, graph)
            ? new DelegateValue(method.OriginalDefinition, graph, lexical, Receiver: null)
            : new DelegateValue(method, Graph: null, Lexical: null, method.IsStatic ? null : instance);

    private Outcomes Get(IPropertyReferenceOperation property, State state)
        => EvaluateOptional(property.Instance, state).Then((after, instance) =>
            EvaluateAll(property.Arguments.Select(static argument => argument.Value), after, (before, values) =>
                _machine.Calls.Get(Site(property), property, property.Instance is null ? null : instance, Pair(property.Arguments, values), before)));

    private Outcomes Invoke(IInvocationOperation invocation, State state)
        => EvaluateOptional(invocation.Instance, state).Then((after, instance) =>
            EvaluateAll(invocation.Arguments.Select(static argument => argument.Value), after, (before, values) =>
                _machine.Calls.Invoke(new Call(Site(invocation), invocation.TargetMethod, invocation.Instance is null ? null : instance, Pair(invocation.Arguments, values), before))));

    private Outcomes Assign(ISimpleAssignmentOperation assignment, State state)
        => assignment.IsRef ? Evaluate(assignment.Value, state)
            : assignment.Target is IPropertyReferenceOperation { Instance: IPropertyReferenceOperation holder } property
                ? EvaluateAll([holder, assignment.Value], state, (after, values) => _machine.Calls.Set(Site(assignment), property, values[0], values[1], after))
            : Evaluate(assignment.Value, state).Then((after, value) => Memory.Assign(Site(assignment), assignment.Target, value, after));

    private Outcomes Step(IIncrementOrDecrementOperation step, Value value, State state)
    {
        var by = NumberValue.Of(step.Kind == OperationKind.Increment ? 1 : -1);
        var next = Arithmetic.Binary(BinaryOperatorKind.Add, value, by);
        return Memory.Assign(Site(step), step.Target, next, state).Select((_, assigned) => step.IsPostfix ? value : assigned);
    }

    private Outcomes Binary(IBinaryOperation binary, Value left, Value right, State state)
    {
        var compared = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            ? Locking.Compared(binary.LeftOperand, left, binary.RightOperand, right, state)
            : state;
        return binary.OperatorMethod is { } method && _machine.Calls.HasBody(method)
            ? _machine.Calls.Invoke(new Call(Site(binary), method, Receiver: null, [new(method.Parameters[0], left, binary.LeftOperand), new(method.Parameters[1], right, binary.RightOperand)], compared))
            : Outcomes.Of(compared, Arithmetic.Binary(binary.OperatorKind, left, right));
    }

    private Outcomes Convert(IConversionOperation conversion, Value value, State state)
    {
        if (conversion.OperatorMethod is { } method && _machine.Calls.HasBody(method))
        {
            return _machine.Calls.Invoke(new Call(Site(conversion), method, Receiver: null, [new(method.Parameters[0], value, conversion.Operand)], state));
        }

        if (conversion.IsTryCast && _machine.TypeOf(value) is { } type && Exceptions.Is(type, conversion.Type) == false)
        {
            return Outcomes.Of(state, NullValue.Instance);
        }

        var isKept = !conversion.IsTryCast || value is not UnknownValue;
        return Outcomes.Of(state, isKept ? value : Value.Unknown);
    }

    private Outcomes Deconstruct(IOperation site, IOperation target, Value value, State state)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation tuple)
        {
            return Memory.Assign(Site(site), target, value, state);
        }

        var outcomes = Outcomes.Of(state, value);
        for (var at = 0; at < tuple.Elements.Length; at++)
        {
            var element = value is TupleValue known && at < known.Elements.Count ? known.Elements[at] : Value.Unknown;
            var place = tuple.Elements[at];
            outcomes = outcomes.Then((after, _) => Deconstruct(site, place, element, after));
        }

        return outcomes.Select((_, _) => value);
    }

    /// <summary>What an iterator gives is collected; whoever loops over it sees the elements one by one.</summary>
    private Outcomes Yield(State state, Value value)
    {
        var sequence = Sequences.YieldedBy(_machine, _frame);
        var elements = Sequences.ElementsOf(state, sequence) ?? [];
        if (elements.Length >= Limits.Refreshes)
        {
            _machine.GiveUp("an iterator gives too many values");
            return Outcomes.None;
        }

        return Outcomes.Of(Sequences.Fill(state, sequence, elements.Add(value)), Value.Nothing);
    }

    private Value Subscribe(IEventAssignmentOperation subscription, Value handler, State state)
    {
        if (handler is DelegateValue function && subscription.Adds)
        {
            _machine.Defer(function, new Call(Site(subscription), function.Method, Receiver: null, [], state));
        }

        return Value.Nothing;
    }

    private Outcomes Sequence(IOperation site, ImmutableArray<Value> elements, State state)
    {
        var (sequence, made) = _machine.Allocate(_frame, site, site.Type, state);
        return Outcomes.Of(Sequences.Fill(made, sequence, elements), sequence);
    }

    private Outcomes Collection(ICollectionExpressionOperation collection, State state)
        => EvaluateAll(collection.Elements, state, (after, values) =>
        {
            var elements = ImmutableArray.CreateBuilder<Value>();
            for (var at = 0; at < values.Length; at++)
            {
                if (collection.Elements[at] is not ISpreadOperation)
                {
                    elements.Add(values[at]);
                }
                else if (Sequences.ElementsOf(after, values[at]) is { } spread)
                {
                    elements.AddRange(spread);
                }
                else
                {
                    return Outcomes.Of(after, Value.Something);
                }
            }

            return Sequence(collection, elements.ToImmutable(), after);
        });

    private static ImmutableArray<Argument> Pair(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values)
        => arguments.Select((argument, at) => new Argument(argument.Parameter, values[at], argument.Value)).ToImmutableArray();
}
