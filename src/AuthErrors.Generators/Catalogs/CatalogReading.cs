using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What came of reading a file: as much of a model as there is, and every problem.</summary>
internal sealed record CatalogReading(string Path, CatalogModel? Model, EquatableArray<CatalogProblem> Problems);
