using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Runtime.Worker;

/// <summary>Processes that share a store find its token rejected all at once, round after round. One refreshes, the others adopt.</summary>
/// <param name="Race">The median time from the first process told to the last one done.</param>
/// <param name="PlainCall">The median time of one request with a good token, told and done in the same way.</param>
internal sealed record ProcessRace(TimeSpan Race, TimeSpan PlainCall)
{
    /// <summary>How much longer it took than the refresh and the request that nobody is spared.</summary>
    /// <param name="refresh">How long the authority takes for a refresh.</param>
    public double Ratio(TimeSpan refresh) => Race / (refresh + PlainCall);

    /// <summary>Runs a race over a store that holds the authority's token.</summary>
    /// <exception cref="InvalidOperationException">A process did not end with the token in force.</exception>
    public static async Task<ProcessRace> RunAsync(LoopbackAuthority authority, IReadOnlyList<string> store, int processes, int rounds)
    {
        var racers = Enumerable.Range(0, processes)
            .Select(number => StormProcess.Start(authority, FormattableString.Invariant($"racer {number}"), store))
            .ToList();
        try
        {
            await CallAsync(authority, racers).ConfigureAwait(false);
            var (races, plainCalls) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 0; round < rounds; round++)
            {
                authority.Expire();
                races.Add(await CallAsync(authority, racers).ConfigureAwait(false));
                plainCalls.Add(await CallAsync(authority, racers.Take(1)).ConfigureAwait(false));
            }

            return new ProcessRace(Median(races), Median(plainCalls));
        }
        finally
        {
            foreach (var racer in racers)
            {
                await racer.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<TimeSpan> CallAsync(LoopbackAuthority authority, IEnumerable<StormProcess> racers)
    {
        var start = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(racers.Select(static racer => racer.CallAsync())).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(start);

        var expected = "accepted " + authority.Current.Fingerprint;
        return Array.Find(answers, answer => answer != expected) is { } other
            ? throw new InvalidOperationException($"A racer reported '{other}' instead of '{expected}'.")
            : elapsed;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
