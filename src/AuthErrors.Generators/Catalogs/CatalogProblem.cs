namespace AuthErrors.Generators.Catalogs;

/// <summary>A mistake in a catalog, or in what goes with one: the rule that it breaks, where it stands, and what to write instead.</summary>
internal sealed record CatalogProblem(CatalogRule Rule, Place Place, string Message);
