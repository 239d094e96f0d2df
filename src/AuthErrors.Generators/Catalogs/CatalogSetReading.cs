using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>The catalogs that something is generated from, and what is wrong with them as a set.</summary>
internal sealed record CatalogSetReading(EquatableArray<NamedCatalog> Catalogs, EquatableArray<CatalogProblem> Problems);
