using System.Collections.Generic;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the statuses of a signal.</summary>
internal static class SignalStatusReader
{
    private const int Lowest = 100;
    private const int Highest = 599;

    /// <summary>The statuses that can be read; none when there is no "status".</summary>
    public static List<SignalStatus> Read(ObjectReader reader, CatalogProblems problems)
    {
        var statuses = new List<SignalStatus>();
        var value = reader.Find("status");
        if (value is JsonNumber number)
        {
            problems.MustFollowSchema(number, $"\"status\" is an array; write [{number.Text}]");
            return statuses;
        }

        var json = reader.Find<JsonArray>("status", "an array of numbers such as [401]");
        if (json is { Items.Length: 0 })
        {
            problems.MustFollowSchema(json, "\"status\" names no status; write one such as [401]");
        }

        var seen = new HashSet<int>();
        foreach (var item in json?.Items ?? [])
        {
            if (item is not JsonNumber site || !ExactDecimal.TryParse(site.Text, out var status)
                || status is < Lowest or > Highest || status != decimal.Truncate(status))
            {
                ReportUnknown(item, problems);
            }
            else if (!seen.Add((int)status))
            {
                problems.MustFollowSchema(site, $"the status {(int)status} stands twice; remove one");
            }
            else
            {
                statuses.Add(new SignalStatus((int)status, site));
            }
        }

        return statuses;
    }

    private static void ReportUnknown(JsonValue item, CatalogProblems problems)
    {
        if (item is not JsonInvalid)
        {
            var written = item is JsonNumber number ? Quoted.InSingle(number.Text) : item.Kind;
            problems.MustFollowSchema(item, $"a status is a whole number from {Lowest} to {Highest}, not {written}");
        }
    }
}
