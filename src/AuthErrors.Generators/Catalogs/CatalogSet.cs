using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Settles what no catalog can know by itself: the project's namespace, and a prefix that no other catalog's files have.</summary>
internal static class CatalogSet
{
    /// <summary>
    /// A file may be listed twice, by the package and by hand. It is one catalog all the same, and its problems are reported once. The
    /// order is that of the paths: the order on the command line means nothing.
    /// </summary>
    public static IEnumerable<CatalogReading> WithoutRepeats(ImmutableArray<CatalogReading> readings)
        => readings
            .GroupBy(static reading => reading.Path, StringComparer.Ordinal)
            .OrderBy(static files => files.Key.Replace('\\', '/'), StringComparer.Ordinal)
            .Select(static files => files.First());

    public static IEnumerable<NamedCatalog> Resolve(ImmutableArray<CatalogReading> readings, string projectNamespace)
    {
        // Hint names are compared without case, by the compiler and by the file systems that the files may be written to.
        var prefixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reading in readings)
        {
            if (reading.Model is { } model)
            {
                var catalog = model.Namespace is null ? model with { Namespace = projectNamespace } : model;
                yield return new NamedCatalog(FreePrefix(model.Id, prefixes), catalog);
            }
        }
    }

    private static string FreePrefix(string id, HashSet<string> taken)
    {
        var name = HintPrefix.From(id);
        var prefix = name;
        for (var suffix = 2; !taken.Add(prefix); suffix++)
        {
            prefix = name + "." + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return prefix;
    }
}
