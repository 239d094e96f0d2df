using System.Linq;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Clients;

/// <summary>What a client needs to know of a catalog.</summary>
/// <param name="Id">The catalog's id.</param>
/// <param name="Classifier">The generated classifier with its namespace; <see langword="null"/> where nothing is generated from the catalog.</param>
/// <param name="Exception">The generated exception with its namespace; likewise.</param>
internal sealed record ClientCatalog(string Id, string? Classifier, string? Exception)
{
    /// <summary>Every catalog of a project, those from which nothing is generated too: what is wrong with them is said at the catalog, and not at the client as well.</summary>
    public static EquatableArray<ClientCatalog> From(CatalogSetReading set)
        => set.Catalogs.Select(static named => From(named.Catalog)).Concat(set.LeftOut.Select(static id => new ClientCatalog(id, Classifier: null, Exception: null)))
            .ToEquatableArray();

    private static ClientCatalog From(CatalogModel catalog)
        => new(catalog.Id, catalog.Qualified(catalog.ClassifierClassName), catalog.Qualified(catalog.ExceptionClassName));
}
