using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>The catalogs of a project, taken together.</summary>
/// <param name="Catalogs">Those that something is generated from.</param>
/// <param name="LeftOut">The ids of those from which nothing is, for a reason that is among the problems.</param>
/// <param name="Problems">What is wrong with each of them, and with them as a set.</param>
internal sealed record CatalogSetReading(EquatableArray<NamedCatalog> Catalogs, EquatableArray<string> LeftOut, EquatableArray<CatalogProblem> Problems);
