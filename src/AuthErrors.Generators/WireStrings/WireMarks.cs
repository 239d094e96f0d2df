using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Reads <c>[WireCodeOf]</c>. Each symbol and each enum is read once.</summary>
internal sealed class WireMarks
{
    private readonly ConcurrentDictionary<ISymbol, WireCodes?> _marked = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ConcurrentDictionary<INamedTypeSymbol, WireCodes> _codes = new(SymbolEqualityComparer.Default);
    private readonly CodeEnums _enums;
    private readonly ImmutableArray<INamedTypeSymbol> _markers;

    private WireMarks(CodeEnums enums, ImmutableArray<INamedTypeSymbol> markers) => (_enums, _markers) = (enums, markers);

    /// <summary>Looks the marker up; <see langword="null"/> when the compilation cannot have a marked string.</summary>
    public static WireMarks? Find(Compilation compilation)
    {
        var markers = compilation.GetTypesByMetadataName("AuthErrors.WireCodeOfAttribute");
        return !markers.IsEmpty && CodeEnums.Find(compilation) is { } enums ? new WireMarks(enums, markers) : null;
    }

    /// <summary>True for the enum, and for its nullable form.</summary>
    public bool IsEnum(ITypeSymbol? type, WireCodes codes) => _enums.Find(type, out _) == codes.Codes;

    /// <summary>The codes whose wire codes a property, field, parameter or the result of a method carries.</summary>
    public WireCodes? Of(ISymbol symbol) => _marked.GetOrAdd(symbol, Read);

    private WireCodes? Read(ISymbol symbol)
    {
        var enumType = Attributes(symbol)
            .Where(attribute => _markers.Any(marker => SymbolEqualityComparer.Default.Equals(marker, attribute.AttributeClass)))
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } ? type : null)
            .FirstOrDefault();
        return _enums.Find(enumType, out _) is { } codes ? _codes.GetOrAdd(codes.Type, _ => WireCodes.Read(codes)) : null;
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.GetReturnTypeAttributes().Concat(method.OverriddenMethod is { } overridden ? Attributes(overridden) : []),
        IPropertySymbol property => property.GetAttributes()
            .Concat(property.OverriddenProperty is { } overridden ? Attributes(overridden) : [])
            .Concat(PositionalParameter(property)?.GetAttributes() ?? []),
        _ => symbol.GetAttributes(),
    };

    /// <summary>The parameter of a record that made the property. An attribute on it does not pass to the property, but that is what was meant.</summary>
    private static IParameterSymbol? PositionalParameter(IPropertySymbol property)
        => property.ContainingType.IsRecord
            ? property.ContainingType.InstanceConstructors
                .SelectMany(static constructor => constructor.Parameters)
                .FirstOrDefault(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
            : null;
}
