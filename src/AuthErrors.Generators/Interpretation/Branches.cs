using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What is known once a branch was taken: the variable that was tested holds what it was tested for.</summary>
internal sealed class Branches(Machine machine, Frame frame)
{
    /// <summary>The state on the branch where a condition has a truth; <see langword="null"/> when it cannot.</summary>
    public State? Assume(IOperation condition, Value value, bool truth, State state)
    {
        state = Locking.Asked(condition, state);
        if (value is BoolValue known)
        {
            return known.Truth == truth ? state : null;
        }

        var tested = value.Has(Trait.Body) ? state with { TextTest = condition.Syntax } : state;
        return Narrow(condition, truth, tested.Doubt(value));
    }

    private State? Narrow(IOperation condition, bool truth, State state) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Narrow(not.Operand, !truth, state),
        IConversionOperation conversion => Narrow(conversion.Operand, truth, state),
        IIsNullOperation test => machine.Memory.Narrow(frame, test.Operand, truth ? NullValue.Instance : Value.Something, state),
        IBinaryOperation binary => NarrowSide(binary.LeftOperand, binary.RightOperand, truth ? binary.OperatorKind : Comparison.Opposite(binary.OperatorKind), state) is { } left
            ? NarrowSide(binary.RightOperand, binary.LeftOperand, Comparison.Mirrored(truth ? binary.OperatorKind : Comparison.Opposite(binary.OperatorKind)), left)
            : null,
        { Type.SpecialType: SpecialType.System_Boolean } => machine.Memory.Narrow(frame, condition, BoolValue.Of(truth), state),
        _ => state,
    };

    /// <summary>Narrows one side of a comparison by what the other is known to be.</summary>
    private State? NarrowSide(IOperation side, IOperation other, BinaryOperatorKind kind, State state)
    {
        var bound = Peek(other, state);
        return (kind, bound) switch
        {
            (BinaryOperatorKind.Equals, NullValue or BoolValue or TextValue) => machine.Memory.Narrow(frame, side, bound, state),
            (BinaryOperatorKind.NotEquals, NullValue) => machine.Memory.Narrow(frame, side, Value.Something, state),
            (BinaryOperatorKind.NotEquals, BoolValue truth) => machine.Memory.Narrow(frame, side, BoolValue.Of(!truth.Truth), state),
            (BinaryOperatorKind.NotEquals, NumberValue { IsExact: true } number) => Peek(side, state) is NumberValue range ? NarrowTo(side, Without(range, number.Low), state) : state,
            (_, NumberValue number) when Comparison.Admitted(kind, number) is { } admitted => Peek(side, state) switch
            {
                NumberValue range => NarrowTo(side, range.Meet(admitted), state),
                UnknownValue when admitted.IsExact => machine.Memory.Narrow(frame, side, admitted, state),
                _ => state,
            },
            _ => state,
        };
    }

    private State? NarrowTo(IOperation side, NumberValue? number, State state) => number is null ? null : machine.Memory.Narrow(frame, side, number, state);

    private static NumberValue? Without(NumberValue range, long number)
        => range.IsExact && range.Low == number ? null
            : range.Low == number ? range with { Low = number + 1 }
            : range.High == number ? range with { High = number - 1 }
            : range;

    private Value Peek(IOperation operation, State state) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => Arithmetic.Constant(constant),
        IConversionOperation conversion => Peek(conversion.Operand, state),
        IFlowCaptureReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => machine.Memory.ReadVariable(frame, operation, state),
        _ => Value.Unknown,
    };
}
