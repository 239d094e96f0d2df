using System;
using System.IO;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What makes a file a catalog: its name, <c>NAME.auth-errors.json</c>. NAME is the catalog's id.</summary>
internal static class CatalogFile
{
    private const string Suffix = ".auth-errors.json";

    public static bool IsCatalog(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    public static string GetId(string path)
    {
        // Paths of either system: a project built on Linux may name its files with backslashes.
        var name = path.Substring(path.LastIndexOfAny([Path.DirectorySeparatorChar, '/', '\\']) + 1);
        return name.Substring(0, name.Length - Suffix.Length);
    }
}
