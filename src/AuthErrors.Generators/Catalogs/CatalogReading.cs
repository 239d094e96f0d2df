using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What came of reading a file: as much of a model as there is, and every problem.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">The model; <see langword="null"/> when the file holds nothing of the kind.</param>
/// <param name="EnumPlace">Where the catalog names its enum, or would.</param>
/// <param name="Problems">What is wrong in the file.</param>
internal sealed record CatalogReading(string Path, CatalogModel? Model, Place EnumPlace, EquatableArray<CatalogProblem> Problems);
