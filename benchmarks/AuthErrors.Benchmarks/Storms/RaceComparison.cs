using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Benchmarks.Storms;

/// <summary>
/// <c>race</c>: eight processes, one token file, a refresh of 50 ms on a server of this machine. The reference is one plain request and the refresh.
/// </summary>
internal static class RaceComparison
{
    private const int Processes = 8;
    private const int Rounds = 20;

    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-race-");
        try
        {
            Console.WriteLine("| | ratio | refreshes a round | failed requests a round |\n|---|---|---|---|");
            await RunSessionsAsync(Path.Combine(folder.FullName, "token.json"));
            await RunNaiveAsync(Path.Combine(folder.FullName, "naive.json"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunSessionsAsync(string path)
    {
        await using var authority = new LoopbackAuthority { BeforeRotation = static (_, cancellationToken) => Task.Delay(RefreshTime, cancellationToken) };
        await new FileTokenStore(path).CompareReplaceAsync(expected: null, authority.Current, CancellationToken.None);
        var race = await ProcessRace.RunAsync(authority, ["file", path], Processes, Rounds);
        Console.WriteLine(FormattableString.Invariant($"| TokenSession | {race.Ratio(RefreshTime):F2} | {(double)authority.Rotations / Rounds:F1} | 0 |"));
    }

    private static async Task RunNaiveAsync(string path)
    {
        var refreshes = 0;
        await using var authority = new LoopbackAuthority
        {
            BeforeRotation = (_, cancellationToken) =>
            {
                Interlocked.Increment(ref refreshes);
                return Task.Delay(RefreshTime, cancellationToken);
            },
        };
        var store = new FileTokenStore(path);
        await store.CompareReplaceAsync(expected: null, authority.Current, CancellationToken.None);
        var racers = Enumerable.Range(0, Processes)
            .Select(_ => ChildProcess.Start("dotnet", ["exec", typeof(RaceComparison).Assembly.Location, "naive-racer", authority.Address.ToString(), path]))
            .ToList();
        try
        {
            await Task.WhenAll(racers.Select(static racer => racer.AskAsync("")));
            var failures = 0;
            for (var round = 0; round < Rounds; round++)
            {
                authority.Expire();
                var answers = await Task.WhenAll(racers.Select(static racer => racer.AskAsync("")));
                failures += answers.Count(static answer => answer == "failed");

                // A family that was revoked for reuse is gone: somebody logs in again.
                await store.ResetAsync(CancellationToken.None);
                await store.CompareReplaceAsync(expected: null, authority.LogIn(), CancellationToken.None);
            }

            Console.WriteLine(FormattableString.Invariant(
                $"| no lock | | {(double)refreshes / Rounds:F1} | {(double)failures / Rounds:F1} |"));
        }
        finally
        {
            foreach (var racer in racers)
            {
                await racer.DisposeAsync();
            }
        }
    }
}
