using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Codes;

/// <summary>The enums of codes of one compilation. Each is read once.</summary>
internal sealed class CodeEnums
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, CodeEnum?> _enums = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<INamedTypeSymbol> _markers;

    /// <summary>Several rules ask for the enums of one compilation; they live as long as it does.</summary>
    private static readonly ConditionalWeakTable<Compilation, StrongBox<CodeEnums?>> Known = new();

    private CodeEnums(ImmutableArray<INamedTypeSymbol> markers) => _markers = markers;

    /// <summary>Looks for marked enums; <see langword="null"/> when the compilation sees none, so that nobody need look at its code.</summary>
    public static CodeEnums? Find(Compilation compilation) => Known.GetValue(compilation, static compilation => new StrongBox<CodeEnums?>(Search(compilation))).Value;

    /// <summary>True for an enum whose values are sets of its members: no switch can name them all.</summary>
    public static bool IsFlags(INamedTypeSymbol type)
        => type.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");

    /// <summary>The enum of codes that a type is.</summary>
    public CodeEnum? Find(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? _enums.GetOrAdd(named, Read) : null;

    /// <summary>The enum of codes that a type is, or is the nullable form of.</summary>
    public CodeEnum? Find(ITypeSymbol? type, out bool isNullable)
    {
        isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        return Find(isNullable ? ((INamedTypeSymbol)type!).TypeArguments[0] : type);
    }

    private static CodeEnums? Search(Compilation compilation)
    {
        var markers = compilation.GetTypesByMetadataName("AuthErrors.AuthErrorCodesAttribute");
        if (markers.IsEmpty)
        {
            return null;
        }

        var enums = new CodeEnums(markers);
        return enums.AssembliesThatMayMark(compilation).Any(assembly => enums.HasAny(assembly.GlobalNamespace)) ? enums : null;
    }

    private CodeEnum? Read(INamedTypeSymbol type)
        => !IsFlags(type) && type.GetAttributes().Any(attribute => _markers.Any(marker => SymbolEqualityComparer.Default.Equals(marker, attribute.AttributeClass)))
            ? CodeEnum.Read(type)
            : null;

    /// <summary>The assembly itself, and those that see the marker.</summary>
    private IEnumerable<IAssemblySymbol> AssembliesThatMayMark(Compilation compilation)
        => compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblySymbols.Concat([assembly]).Any(IsHomeOfMarker)))
            .Prepend(compilation.Assembly);

    private bool IsHomeOfMarker(IAssemblySymbol assembly) => _markers.Any(marker => SymbolEqualityComparer.Default.Equals(marker.ContainingAssembly, assembly));

    /// <summary>Asks for types only: the other members of a type are none of our business, and dear.</summary>
    private bool HasAny(INamespaceOrTypeSymbol container)
        => container.GetTypeMembers().Any(type => Find(type) is not null || HasAny(type))
            || (container is INamespaceSymbol space && space.GetNamespaceMembers().Any(HasAny));
}
