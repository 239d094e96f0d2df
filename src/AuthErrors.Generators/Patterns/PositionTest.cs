using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Patterns;

/// <summary>A question that a pattern asks of one position.</summary>
internal abstract record PositionTest
{
    public sealed record IsNull : PositionTest;

    /// <summary>Is it this constant? Only this question can name a code.</summary>
    public sealed record IsConstant(object Value) : PositionTest;

    /// <summary>How does it compare with this bound?</summary>
    public sealed record Compares(BinaryOperatorKind Operator, object Bound) : PositionTest;

    /// <summary>Is it of this type, and not null?</summary>
    public sealed record IsType(ITypeSymbol Type) : PositionTest
    {
        public bool Equals(IsType? other) => SymbolEqualityComparer.Default.Equals(Type, other?.Type);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
    }
}
