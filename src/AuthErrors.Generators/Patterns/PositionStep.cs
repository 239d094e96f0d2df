using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Patterns;

/// <summary>How a position is reached from its parent.</summary>
internal abstract record PositionStep
{
    /// <summary>The type that a parent must have to have this part; <see langword="null"/> when its static type says so.</summary>
    public virtual ITypeSymbol? Owner => null;

    /// <summary>The value of the switch itself.</summary>
    public sealed record Root : PositionStep;

    /// <summary>An element of a tuple.</summary>
    public sealed record Element(int Index) : PositionStep;

    /// <summary>A property or field, or the parameter through which a <c>Deconstruct</c> method hands a part out.</summary>
    public sealed record Member(ISymbol Symbol) : PositionStep
    {
        public override ITypeSymbol? Owner => Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } deconstruct }
            ? deconstruct.Parameters[0].Type
            : Symbol.ContainingType;

        public bool Equals(Member? other) => SymbolEqualityComparer.Default.Equals(Symbol, other?.Symbol);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
    }

    /// <summary>The same value, unboxed or as a string.</summary>
    public sealed record As(ITypeSymbol Type) : PositionStep
    {
        public override ITypeSymbol? Owner => Type;

        public bool Equals(As? other) => SymbolEqualityComparer.Default.Equals(Type, other?.Type);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
    }
}
