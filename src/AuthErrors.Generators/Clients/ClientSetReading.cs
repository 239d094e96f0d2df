using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Clients;

/// <summary>The clients that can be completed, and what is wrong with the others.</summary>
internal sealed record ClientSetReading(EquatableArray<NamedClient> Clients, EquatableArray<CatalogProblem> Problems);
