using System;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Everything that is generated from one catalog: a file for each type.</summary>
internal static class CatalogEmitter
{
    /// <summary>Hands over each file with its hint name.</summary>
    public static void Emit(NamedCatalog named, Action<string, string> addSource)
    {
        var catalog = named.Catalog;
        Add(catalog.EnumName, EnumEmitter.Emit);
        Add(catalog.CodesClassName, CodesEmitter.Emit);
        Add(catalog.ErrorClassName, ErrorEmitter.Emit);
        Add(catalog.ExceptionClassName, ExceptionEmitter.Emit);
        Add(catalog.ClassifierClassName, ClassifierEmitter.Emit);

        void Add(string type, Func<CatalogModel, string> emit) => addSource($"{named.HintPrefix}.{type}.g.cs", emit(catalog));
    }
}
