namespace AuthErrors.Generators.Clients;

/// <summary>A client with its catalog, and the name of its generated file.</summary>
internal sealed record NamedClient(string HintName, ClientModel Client, ClientCatalog Catalog);
