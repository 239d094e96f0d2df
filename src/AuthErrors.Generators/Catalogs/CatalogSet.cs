using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Settles what no catalog can know by itself: whether anything can be generated, the project's namespace, and names that no other catalog has.</summary>
internal static class CatalogSet
{
    public static CatalogSetReading Resolve(ImmutableArray<CatalogReading> listed, ProjectModel project)
    {
        var readings = WithoutRepeats(listed);
        if (readings.IsEmpty)
        {
            return new CatalogSetReading(default, default, default);
        }

        var start = Place.StartOf(readings[0].Path);
        if (project.Language is { } language)
        {
            return Nothing(readings, new CatalogProblem(
                CatalogRule.MustHaveLanguage, start, $"the project is compiled as C# {language}, and generated code is C# 12; remove <LangVersion>, or set it to 12 or more"));
        }

        return project.HasRuntime
            ? ResolveAll(readings, project.Namespace)
            : Nothing(readings, [.. readings.SelectMany(static reading => reading.Problems), new CatalogProblem(
                CatalogRule.MustHaveRuntime, start, "the project has a catalog but does not reference AuthErrors.Runtime; 'dotnet add package AuthErrors.Generators' brings it along")]);
    }

    /// <summary>
    /// A file may be listed twice, by the package and by hand. It is one catalog all the same, and its problems are reported once. The
    /// order is that of the paths: the order on the command line means nothing.
    /// </summary>
    private static ImmutableArray<CatalogReading> WithoutRepeats(ImmutableArray<CatalogReading> readings)
        => [.. readings
            .GroupBy(static reading => CatalogFile.Normalize(reading.Path), StringComparer.Ordinal)
            .OrderBy(static files => files.Key, StringComparer.Ordinal)
            .Select(static files => files.OrderBy(static reading => reading.Path.Length).First())];

    private static CatalogSetReading Nothing(ImmutableArray<CatalogReading> readings, params CatalogProblem[] problems)
        => new(default, readings.Select(static reading => CatalogFile.GetId(reading.Path)).ToEquatableArray(), problems.ToEquatableArray());

    private static CatalogSetReading ResolveAll(ImmutableArray<CatalogReading> readings, string projectNamespace)
    {
        var prefixes = new HintNames();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var catalogs = new List<NamedCatalog>();
        var leftOut = new List<string>();
        var problems = new List<CatalogProblem>();
        foreach (var reading in readings)
        {
            problems.AddRange(reading.Problems);
            if (reading.Model is not { } model)
            {
                leftOut.Add(CatalogFile.GetId(reading.Path));
                continue;
            }

            var catalog = model with { Namespace = model.Namespace ?? projectNamespace };
            if (owners.TryGetValue(catalog.FullEnumName, out var owner))
            {
                problems.Add(new CatalogProblem(
                    CatalogRule.MustNotShareTypes,
                    reading.EnumPlace,
                    $"{catalog.FullEnumName} is generated from {owner} already; give this catalog an \"enum\" or a \"namespace\" of its own"));
                leftOut.Add(model.Id);
                continue;
            }

            owners.Add(catalog.FullEnumName, CatalogFile.GetName(reading.Path));
            catalogs.Add(new NamedCatalog(prefixes.Take(model.Id), catalog));
        }

        return new CatalogSetReading(catalogs.ToEquatableArray(), leftOut.ToEquatableArray(), problems.ToEquatableArray());
    }
}
