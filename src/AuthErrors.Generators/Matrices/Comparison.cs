using System;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Matrices;

/// <summary>Compares constants as a relational pattern does.</summary>
internal static class Comparison
{
    public static bool Holds(object value, PositionTest.Compares compares) => !NumberRange.IsNaN(value) && !NumberRange.IsNaN(compares.Bound) && compares.Operator switch
    {
        BinaryOperatorKind.LessThan => Order(value, compares.Bound) < 0,
        BinaryOperatorKind.LessThanOrEqual => Order(value, compares.Bound) <= 0,
        BinaryOperatorKind.GreaterThan => Order(value, compares.Bound) > 0,
        BinaryOperatorKind.GreaterThanOrEqual => Order(value, compares.Bound) >= 0,
        _ => false,
    };

    /// <summary>True when what is greater than a match matches too.</summary>
    public static bool IsUpward(PositionTest.Compares compares) => compares.Operator is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>Negative when the value is less than the bound. Both are constants of one type, since the compiler has converted them.</summary>
    public static int Order(object value, object bound) => ((IComparable)value).CompareTo(bound);
}
