using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Runtime.Worker;

/// <summary><c>race</c>: eight processes, one token file, a refresh of 50 ms. Prints what it took, as a ratio to the refresh and one plain call.</summary>
internal static class RaceVerb
{
    private const int Processes = 8;
    private const int Rounds = 50;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-race-");
        try
        {
            await using var authority = new LoopbackAuthority { BeforeRotation = static (_, cancellationToken) => Task.Delay(Refresh, cancellationToken) };
            var path = Path.Combine(folder.FullName, "token.json");
            await new FileTokenStore(path).CompareReplaceAsync(null, authority.Current, CancellationToken.None);

            var race = await ProcessRace.RunAsync(authority, ["file", path], Processes, Rounds);

            Console.WriteLine(FormattableString.Invariant(
                $"{Processes} processes: {race.Race.TotalMilliseconds:F1} ms, plain call {race.PlainCall.TotalMilliseconds:F1} ms, ratio {race.Ratio(Refresh):F2}, {authority.Rotations} refreshes in {Rounds} rounds"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
