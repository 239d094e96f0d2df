namespace AuthErrors.Generators;

/// <summary>The names of the generator's steps, by which tests ask what ran again.</summary>
internal static class CatalogStep
{
    public const string Readings = nameof(Readings);
    public const string Project = nameof(Project);
    public const string CatalogSet = nameof(CatalogSet);
    public const string Catalogs = nameof(Catalogs);
    public const string ClientReadings = nameof(ClientReadings);
    public const string ClientSet = nameof(ClientSet);
    public const string Clients = nameof(Clients);
    public const string Problems = nameof(Problems);
}
