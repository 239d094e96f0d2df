using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Clients;

/// <summary>What came of reading a marked class.</summary>
/// <param name="Model">The class; <see langword="null"/> of one that cannot be completed.</param>
/// <param name="CatalogId">The catalog that the attribute names; <see langword="null"/> when it names none.</param>
/// <param name="Place">The attribute.</param>
/// <param name="Problem">Why the class cannot be completed.</param>
internal sealed record ClientReading(ClientModel? Model, string? CatalogId, Place Place, CatalogProblem? Problem);
