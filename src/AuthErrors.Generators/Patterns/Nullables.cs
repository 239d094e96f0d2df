using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Patterns;

/// <summary>What the type system knows of null.</summary>
internal static class Nullables
{
    public static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary><c>T</c> for <c>T?</c> of a value type; any other type as it is.</summary>
    public static ITypeSymbol Strip(ITypeSymbol type) => IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>True when a member of this type can hold null: the annotation is believed, as the compiler does.</summary>
    public static bool CanBeNull(ITypeSymbol type)
        => type.IsValueType ? IsNullable(type) : type.NullableAnnotation != NullableAnnotation.NotAnnotated;
}
