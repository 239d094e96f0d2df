using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks;

/// <summary>
/// Measures what waits for a disk, a timer or other processes. Contenders take turns, so that whatever else the machine does hits all of them; the first
/// is the reference.
/// </summary>
internal static class Interleaved
{
    /// <summary>For the compiler, which comes back to what runs often, in its own time.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Runs all contenders, and prints a table: the median of each by that of the reference, the bytes allocated, and what they told last.</summary>
    /// <param name="rounds">How often each runs and counts.</param>
    /// <param name="columns">The further columns, each ended by a bar, that what the contenders tell fills.</param>
    /// <param name="operations">How many operations one run of a contender is; the bytes are those of one.</param>
    /// <param name="contenders">They, the reference first.</param>
    public static async Task RunAsync(int rounds, string columns, int operations, IReadOnlyList<Contender> contenders)
    {
        var measured = contenders.Select(static contender => new Measured(contender)).ToList();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds || Stopwatch.GetElapsedTime(start) < WarmUp; round++)
        {
            await RunAllAsync(measured, isCounted: false);
        }

        for (var round = 0; round < rounds; round++)
        {
            await RunAllAsync(measured, isCounted: true);
        }

        Console.WriteLine($"| | ratio | allocated |{columns}");
        Console.WriteLine("|---|---|---|" + string.Concat(Enumerable.Repeat("---|", columns.Count(static character => character == '|'))));
        foreach (var one in measured)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Contender.Name} | {Median(one.Times) / Median(measured[0].Times):F2} | {Median(one.Bytes) / operations:F0} B |{one.Told}"));
        }
    }

    private static async Task RunAllAsync(List<Measured> measured, bool isCounted)
    {
        foreach (var one in measured)
        {
            await one.RunAsync(isCounted);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Measured(Contender contender)
    {
        public Contender Contender => contender;

        public List<double> Times { get; } = [];

        public List<double> Bytes { get; } = [];

        public string Told { get; private set; } = "";

        public async Task RunAsync(bool isCounted)
        {
            var (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
            Told = await contender.RunAsync();
            if (isCounted)
            {
                Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Bytes.Add(GC.GetTotalAllocatedBytes(precise: true) - bytes);
            }
        }
    }
}
