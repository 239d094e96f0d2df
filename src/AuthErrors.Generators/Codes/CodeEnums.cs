using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Codes;

/// <summary>The enums of codes of one compilation. Each is read once.</summary>
internal sealed class CodeEnums
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, CodeEnum?> _enums = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<INamedTypeSymbol> _markers;

    private CodeEnums(ImmutableArray<INamedTypeSymbol> markers) => _markers = markers;

    /// <summary>Looks the marker up; <see langword="null"/> when the compilation cannot have an enum of codes.</summary>
    public static CodeEnums? Find(Compilation compilation)
    {
        var markers = compilation.GetTypesByMetadataName("AuthErrors.AuthErrorCodesAttribute");
        return markers.IsEmpty ? null : new CodeEnums(markers);
    }

    /// <summary>The enum of codes that a type is, or is the nullable form of.</summary>
    public CodeEnum? Find(ITypeSymbol? type, out bool isNullable)
    {
        isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var candidate = isNullable ? ((INamedTypeSymbol)type!).TypeArguments[0] : type;
        return candidate is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? _enums.GetOrAdd(named, Read) : null;
    }

    private CodeEnum? Read(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        var isMarked = attributes.Any(attribute => _markers.Any(marker => SymbolEqualityComparer.Default.Equals(marker, attribute.AttributeClass)));

        // A value of a flags enum is a set of its members, and no switch can name them all.
        var isFlags = attributes.Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");
        return isMarked && !isFlags ? CodeEnum.Read(type) : null;
    }
}
