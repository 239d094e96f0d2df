using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>The header line of a program.</summary>
/// <param name="Id">Its class.</param>
/// <param name="Max">How often it refreshes; <c>1/request (3 requests)</c> if it sends three requests of their own.</param>
/// <param name="Concurrency">What happens when eight requests are rejected at once.</param>
/// <param name="Rules">The rules that it breaks, <c>-</c> for none.</param>
/// <param name="Text">What it is about.</param>
internal sealed record Case(string Id, string Max, string Concurrency, string Rules, string Text)
{
    private static readonly ImmutableDictionary<string, string> Ids = ImmutableDictionary.CreateRange<string, string>(StringComparer.Ordinal,
    [
        new("COUNT", "AUTH3001"),
        new("RACE", "AUTH3003"),
        new("NOREFRESH", "AUTH3004"),
        new("APIKEY", "AUTH3005"),
        new("BODYMATCH", "AUTH3006"),
        new("SWALLOW", "AUTH3007"),
        new("REPLAY", "AUTH3008"),
    ]);

    private bool IsBatch => Max.Contains("(3 requests)", StringComparison.Ordinal);

    /// <summary>What is declared, in one line.</summary>
    public string Declared => Line(Max.Split('/')[0], Concurrency, Rules);

    /// <summary>What was measured, in the same form.</summary>
    public string Measured(Truth truth)
    {
        var perRequest = Corrected(truth);
        return Line(perRequest.Max, perRequest.Concurrency, string.Join(',', perRequest.Rules().DefaultIfEmpty("-")));
    }

    /// <summary>The rules that the analyzer must report.</summary>
    public string Expected(Truth truth)
        => Join(Rules.Split(',').Where(static rule => rule != "-").Select(rule => rule == "COUNT" && Corrected(truth).IsProactive ? "AUTH3002" : Ids[rule]));

    /// <summary>The rules that it does report. The hint to mark requests is no verdict.</summary>
    public static string Reported(Sample sample) => Join(sample.Reports.Select(static report => report.Id).Where(static id => id != "AUTH3009"));

    private static string Line(string max, string concurrency, string rules) => $"max={max} | conc={concurrency} | rules={rules}";

    private static string Join(IEnumerable<string> ids) => string.Join(' ', ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private Truth Corrected(Truth truth) => IsBatch && truth.Count == 3 ? truth with { Fresh = 1, Stale = 1, Late = 1 } : truth;
}
