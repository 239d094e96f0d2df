using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Clients;

/// <summary>Finds the catalog of each client.</summary>
internal static class ClientSet
{
    public static ClientSetReading Resolve(ImmutableArray<ClientReading> readings, CatalogSetReading set)
    {
        // Where nothing is generated from any catalog, the first thing to do is said there.
        if (set.Catalogs.Count == 0 && set.LeftOut.Count > 0)
        {
            return new ClientSetReading(default, default);
        }

        var catalogs = ClientCatalog.From(set);
        var names = new HintNames();
        var completed = new HashSet<string>(StringComparer.Ordinal);
        var clients = new List<NamedClient>();
        var problems = new List<CatalogProblem>();
        foreach (var reading in readings)
        {
            if (reading.Model is not { } client)
            {
                problems.Add(reading.Problem!);
            }
            else if (FindMistake(reading.CatalogId, catalogs) is { } mistake)
            {
                problems.Add(new CatalogProblem(CatalogRule.ClientMustFit, reading.Place, mistake));
            }
            else if (catalogs.Single(catalog => reading.CatalogId is null || catalog.Id == reading.CatalogId) is { Classifier: not null } catalog
                && completed.Add(client.FullName)) // A class that is marked at two of its parts is the compiler's to report.
            {
                clients.Add(new NamedClient(names.Take(client.FullName) + ".AuthErrorClient.g.cs", client, catalog));
            }
        }

        return new ClientSetReading(clients.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static string? FindMistake(string? id, EquatableArray<ClientCatalog> catalogs)
    {
        var ids = catalogs.Select(static catalog => catalog.Id).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0)
        {
            return "the project has no catalog; add a file NAME.auth-errors.json";
        }

        if (id is null)
        {
            return catalogs.Count == 1 ? null : $"the project has {catalogs.Count} catalogs; say which is meant: {string.Join(", ", ids.Select(Quoted.InDouble))}";
        }

        return catalogs.Count(catalog => catalog.Id == id) switch
        {
            0 => $"there is no catalog {Quoted.InDouble(id)}; {Advice.Instead(id, ids)}",
            1 => null,
            var count => $"{count} files are called {id}.auth-errors.json; rename one, so that the client can name it",
        };
    }
}
