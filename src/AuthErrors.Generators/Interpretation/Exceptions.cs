using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Which clause catches what.</summary>
internal static class Exceptions
{
    /// <summary>Whether a clause catches an exception; <see langword="null"/> when that depends on its type.</summary>
    /// <param name="thrown">The type of the exception, if it is known.</param>
    /// <param name="caught">The type that the clause names; none catches all.</param>
    public static bool? IsCaught(ITypeSymbol? thrown, ITypeSymbol? caught)
        => caught is null or { SpecialType: SpecialType.System_Object } || IsException(caught) ? true : Is(thrown, caught);

    /// <summary>Whether an object of a known type is also of another.</summary>
    public static bool? Is(ITypeSymbol? type, ITypeSymbol? other)
    {
        if (type is null || other is null)
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsException(ITypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
