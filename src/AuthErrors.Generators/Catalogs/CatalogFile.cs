using System;
using System.Collections.Generic;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What makes a file a catalog: its name, <c>NAME.auth-errors.json</c>. NAME is the catalog's id.</summary>
internal static class CatalogFile
{
    private const string Suffix = ".auth-errors.json";

    private static readonly char[] Separators = ['/', '\\'];

    public static bool IsCatalog(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    public static string GetId(string path)
    {
        var name = GetName(path);
        return name.Substring(0, name.Length - Suffix.Length);
    }

    /// <summary>The name of the file without its folders. Paths of either system: a project built on Linux may name its files with backslashes.</summary>
    public static string GetName(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    /// <summary>The path without detours: <c>a/../b</c> is <c>b</c>, and so is <c>a//..//b</c>. Two ways of writing one path become one.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(Separators))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.TrueForAll(static before => before.Length == 0)))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
