using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Narrowings;

/// <summary>Reads what an <c>if</c> asks of a variable.</summary>
internal sealed class ConditionReader(ISymbol variable, Position position, PatternReader patterns)
{
    public Condition Read(IOperation? condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => new Condition.All([Read(and.LeftOperand), Read(and.RightOperand)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => new Condition.Any([Read(or.LeftOperand), Read(or.RightOperand)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } equals => ReadEquals(equals.LeftOperand, equals.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, OperatorMethod: null } differs => Negate(ReadEquals(differs.LeftOperand, differs.RightOperand)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Negate(Read(not.Operand)),
        IIsPatternOperation pattern when Variable.Is(pattern.Value, variable) => patterns.Read(pattern.Pattern, position),
        IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType: { } type }, Instance: { } instance } when Nullables.IsNullable(type) && Variable.Is(instance, variable)
            => new Condition.Not(new Condition.Test(position, new PositionTest.IsNull())),
        _ => Condition.Unknown,
    };

    private static Condition Negate(Condition condition) => condition is Condition.Not not ? not.Inner : new Condition.Not(condition);

    private Condition ReadEquals(IOperation left, IOperation right)
        => Variable.Is(left, variable) ? patterns.ReadConstant(right, position)
            : Variable.Is(right, variable) ? patterns.ReadConstant(left, position)
            : Condition.Unknown;
}
