namespace AuthErrors.Generators.Catalogs;

/// <summary>A catalog with everything settled, and what the names of its generated files start with.</summary>
internal sealed record NamedCatalog(string HintPrefix, CatalogModel Catalog);
