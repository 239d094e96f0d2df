using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What operators make of known values.</summary>
internal static class Arithmetic
{
    /// <summary>A constant of the program.</summary>
    public static Value Constant(object? constant) => constant switch
    {
        null => NullValue.Instance,
        bool truth => BoolValue.Of(truth),
        string text => new TextValue(text),
        char or sbyte or byte or short or ushort or int or uint or long => NumberValue.Of(System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Value.Something,
    };

    /// <summary>What a variable holds that nothing was assigned to.</summary>
    public static Value Default(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => BoolValue.False,
        { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_UInt64 } => NumberValue.Of(0),
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => NullValue.Instance,
        _ => Value.Unknown,
    };

    /// <summary>The value of a binary operator.</summary>
    public static Value Binary(BinaryOperatorKind kind, Value left, Value right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, NumberValue one, NumberValue other) => one.Plus(other),
        (BinaryOperatorKind.Subtract, NumberValue one, NumberValue other) => one.Plus(other.Negate()),
        (BinaryOperatorKind.Multiply, NumberValue { IsExact: true } one, NumberValue { IsExact: true } other) when IsSmall(one) && IsSmall(other) => NumberValue.Of(one.Low * other.Low),
        (BinaryOperatorKind.Divide, NumberValue { IsExact: true } one, NumberValue { IsExact: true, Low: not 0 } other) when IsSmall(one) && IsSmall(other) => NumberValue.Of(one.Low / other.Low),
        (BinaryOperatorKind.Remainder, NumberValue { IsExact: true } one, NumberValue { IsExact: true, Low: not 0 } other) when IsSmall(one) && IsSmall(other) => NumberValue.Of(one.Low % other.Low),
        (BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd, BoolValue { Truth: false }, _) or (BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd, _, BoolValue { Truth: false }) => BoolValue.False,
        (BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd, BoolValue { Truth: true }, _) => right,
        (BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd, _, BoolValue { Truth: true }) => left,
        (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr, BoolValue { Truth: true }, _) or (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr, _, BoolValue { Truth: true }) => BoolValue.True,
        (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr, BoolValue { Truth: false }, _) => right,
        (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr, _, BoolValue { Truth: false }) => left,
        (BinaryOperatorKind.And, NumberValue { IsExact: true } one, NumberValue { IsExact: true } other) => NumberValue.Of(one.Low & other.Low),
        (BinaryOperatorKind.Or, NumberValue { IsExact: true } one, NumberValue { IsExact: true } other) => NumberValue.Of(one.Low | other.Low),
        (BinaryOperatorKind.ExclusiveOr, NumberValue { IsExact: true } one, NumberValue { IsExact: true } other) => NumberValue.Of(one.Low ^ other.Low),
        (BinaryOperatorKind.ExclusiveOr, BoolValue one, BoolValue other) => BoolValue.Of(one.Truth != other.Truth),
        (BinaryOperatorKind.LeftShift, NumberValue { IsExact: true } one, NumberValue { IsExact: true, Low: >= 0 and < 32 } other) when IsSmall(one) => NumberValue.Of(one.Low << (int)other.Low),
        _ when Comparison.Compare(kind, left, right) is { } truth => BoolValue.Of(truth),
        _ => Derived(left, right),
    };

    /// <summary>The value of a unary operator.</summary>
    public static Value Unary(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, BoolValue truth) => BoolValue.Of(!truth.Truth),
        (UnaryOperatorKind.Minus, NumberValue number) => number.Negate(),
        (UnaryOperatorKind.Plus, NumberValue) => operand,
        (UnaryOperatorKind.BitwiseNegation, NumberValue { IsExact: true } number) => NumberValue.Of(~number.Low),
        _ => Derived(operand, operand),
    };

    /// <summary>What is left to say of a value that was made of others: that text of a body is in it, or the token.</summary>
    public static Value Derived(Value one, Value other)
        => one is TokenValue ? one
            : other is TokenValue ? other
            : new UnknownValue(Trait.NotNull | ((Traits(one) | Traits(other)) & (Trait.Body | Trait.Lost)));

    private static Trait Traits(Value value) => value is UnknownValue unknown ? unknown.Traits : Trait.None;

    private static bool IsSmall(NumberValue number) => number.Low is > -1_000_000 and < 1_000_000;
}
