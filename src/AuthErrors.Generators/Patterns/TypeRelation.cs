using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Patterns;

/// <summary>Which values can be of two types.</summary>
internal static class TypeRelation
{
    /// <summary>True when every value of the one type is of the other.</summary>
    public static bool IsSubtype(ITypeSymbol type, ITypeSymbol of, Compilation compilation)
    {
        var conversion = compilation.ClassifyCommonConversion(type, of);
        return conversion.IsIdentity || (conversion.IsImplicit && !conversion.IsUserDefined && (conversion.IsReference || IsBoxing(type, of)));
    }

    /// <summary>True when a value can be of both types.</summary>
    public static bool Overlap(ITypeSymbol left, ITypeSymbol right, Compilation compilation)
        => IsSubtype(left, right, compilation)
            || IsSubtype(right, left, compilation)
            || (CanImplement(left, right) && CanImplement(right, left));

    /// <summary>True when a subtype of the one, written somewhere, could be of the other.</summary>
    private static bool CanImplement(ITypeSymbol type, ITypeSymbol other)
        => type.TypeKind == TypeKind.Interface || (other.TypeKind == TypeKind.Interface && type is { IsReferenceType: true, IsSealed: false, TypeKind: TypeKind.Class });

    private static bool IsBoxing(ITypeSymbol type, ITypeSymbol of) => type.IsValueType && of.IsReferenceType;
}
