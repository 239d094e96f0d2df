using System;
using System.Collections.Generic;
using System.Globalization;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>What a program was seen to do.</summary>
/// <param name="Fresh">How often one request refreshes when every send is rejected and no token expires soon.</param>
/// <param name="Stale">The same when the first token expires soon.</param>
/// <param name="Late">The greatest number of refreshes after the first send.</param>
internal sealed record Truth(int Fresh, int Stale, int Late)
{
    private const int Unbounded = 20;

    /// <summary>Eight requests at once: <c>none</c>, <c>race</c>, <c>redundant</c> or <c>lost</c>; empty if not measured.</summary>
    public string Concurrency { get; init; } = "";

    /// <summary>True if the server got a token again that it had rejected.</summary>
    public bool SendsRejectedToken { get; init; }

    public bool RefreshesForApiKey { get; init; }

    public bool RefreshesForText { get; init; }

    public bool SwallowsFailure { get; init; }

    public bool LosesBody { get; init; }

    public int Count => Math.Max(Fresh, Stale);

    /// <summary>True if the excess comes from a refresh before the first send.</summary>
    public bool IsProactive => Count > 1 && Late <= 1;

    public string Max => Describe(Count);

    public static string Describe(int count) => count >= Unbounded ? "unbounded" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The rules that this breaks, in the words of the header lines.</summary>
    public IEnumerable<string> Rules()
    {
        if (Count > 1)
        {
            yield return "COUNT";
        }

        if (Concurrency is "race" or "redundant")
        {
            yield return "RACE";
        }

        if (SendsRejectedToken || Concurrency == "lost")
        {
            yield return "NOREFRESH";
        }

        if (RefreshesForApiKey)
        {
            yield return "APIKEY";
        }

        if (RefreshesForText)
        {
            yield return "BODYMATCH";
        }

        if (SwallowsFailure)
        {
            yield return "SWALLOW";
        }

        if (LosesBody)
        {
            yield return "REPLAY";
        }
    }
}
