using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What comparing two values gives, as far as it is known.</summary>
internal static class Comparison
{
    /// <summary>Whether both are the same.</summary>
    public static bool? AreEqual(Value one, Value other) => (one, other) switch
    {
        (NullValue, NullValue) => true,
        (NullValue, _) => IsNull(other),
        (_, NullValue) => IsNull(one),
        (BoolValue mine, BoolValue theirs) => mine.Truth == theirs.Truth,
        (TextValue mine, TextValue theirs) => mine.Text == theirs.Text,
        (NumberValue mine, NumberValue theirs) => AreEqual(mine, theirs),
        (TokenValue mine, TokenValue theirs) => mine.Version == theirs.Version,
        (VerbValue, TextValue name) => VerbValue.Is(name.Text),
        (TextValue name, VerbValue) => VerbValue.Is(name.Text),
        (ReferenceValue mine, ReferenceValue theirs) => mine.Address == theirs.Address,
        (TupleValue mine, TupleValue theirs) when mine.Elements.Count == theirs.Elements.Count => AreEqual(mine, theirs),
        _ => null,
    };

    /// <summary>Whether a value is null.</summary>
    public static bool? IsNull(Value value) => value switch
    {
        NullValue => true,
        UnknownValue unknown => unknown.Has(Trait.NotNull) ? false : null,
        _ => false,
    };

    /// <summary>What an operator of comparison gives.</summary>
    public static bool? Compare(BinaryOperatorKind kind, Value one, Value other) => (kind, one, other) switch
    {
        (BinaryOperatorKind.Equals, _, _) => AreEqual(one, other),
        (BinaryOperatorKind.NotEquals, _, _) => !AreEqual(one, other),
        (BinaryOperatorKind.LessThan, NumberValue left, NumberValue right) => IsLess(left, right),
        (BinaryOperatorKind.GreaterThan, NumberValue left, NumberValue right) => IsLess(right, left),
        (BinaryOperatorKind.LessThanOrEqual, NumberValue left, NumberValue right) => !IsLess(right, left),
        (BinaryOperatorKind.GreaterThanOrEqual, NumberValue left, NumberValue right) => !IsLess(left, right),

        // Lifted: null is neither less nor more than anything.
        (BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual, NullValue, _)
            or (BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual, _, NullValue) => false,
        _ => null,
    };

    /// <summary>The numbers for which a comparison with a bound holds.</summary>
    public static NumberValue? Admitted(BinaryOperatorKind kind, NumberValue bound) => kind switch
    {
        BinaryOperatorKind.Equals => bound,
        BinaryOperatorKind.LessThan => new NumberValue(long.MinValue, Before(bound.High)),
        BinaryOperatorKind.LessThanOrEqual => new NumberValue(long.MinValue, bound.High),
        BinaryOperatorKind.GreaterThan => new NumberValue(After(bound.Low), long.MaxValue),
        BinaryOperatorKind.GreaterThanOrEqual => new NumberValue(bound.Low, long.MaxValue),
        _ => null,
    };

    /// <summary>The operator that holds exactly where another does not.</summary>
    public static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        _ => BinaryOperatorKind.None,
    };

    /// <summary>The operator that says the same with its sides exchanged.</summary>
    public static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static bool? AreEqual(NumberValue mine, NumberValue theirs)
        => mine.IsExact && mine.Equals(theirs) ? true : mine.Meet(theirs) is null ? false : null;

    private static bool? AreEqual(TupleValue mine, TupleValue theirs)
    {
        bool? all = true;
        for (var at = 0; at < mine.Elements.Count; at++)
        {
            var same = AreEqual(mine.Elements[at], theirs.Elements[at]);
            if (same == false)
            {
                return false;
            }

            all = same is null ? null : all;
        }

        return all;
    }

    private static bool? IsLess(NumberValue left, NumberValue right) => left.High < right.Low ? true : left.Low >= right.High ? false : null;

    private static long Before(long number) => number is long.MinValue or long.MaxValue ? number : number - 1;

    private static long After(long number) => number is long.MinValue or long.MaxValue ? number : number + 1;
}
