namespace AuthErrors.Generators.Catalogs;

/// <summary>A catalog with everything settled, the file that it stands in, and what the names of its generated files start with.</summary>
internal sealed record NamedCatalog(string Path, string HintPrefix, CatalogModel Catalog);
