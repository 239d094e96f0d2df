namespace AuthErrors.Generators;

/// <summary>The names of the generator's steps, by which tests ask what ran again.</summary>
internal static class CatalogStep
{
    public const string Readings = nameof(Readings);
    public const string Problems = nameof(Problems);
    public const string ProjectNamespace = nameof(ProjectNamespace);
    public const string Catalogs = nameof(Catalogs);
}
