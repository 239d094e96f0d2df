using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Retries.Laboratory.Writing;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>
/// Checks the count of AUTH3001, AUTH3002 and AUTH3010 by experiment. Random programs are compiled, analysed and run against a server that
/// rejects every send; how often they refresh is compared with what the analyzer says.
/// </summary>
public sealed class RetryExperimentTests(ITestOutputHelper output)
{
    private const int BatchSize = 250;
    private const int ConcurrentEvery = 10;
    private const double LeastCompiled = 0.9;
    private const double LeastFound = 0.99;

    /// <summary>How many programs in all: fewer on the second compiler, and fewer still for mutation testing, which runs the tests a thousand times.</summary>
    private static readonly int Count = Number("AUTHERRORS_FUZZ_PROGRAMS", Repository.RoslynVersion.StartsWith("4.", StringComparison.Ordinal) ? 2_000 : 500);

    private static readonly int Seed = Number("AUTHERRORS_FUZZ_SEED", 20_262);

    /// <summary>The file for the matrix and the programs on which truth and verdict do not agree.</summary>
    private static readonly string? Report = Environment.GetEnvironmentVariable("AUTHERRORS_EXPERIMENT_REPORT");

    [Fact]
    public async Task The_verdict_on_a_retry_is_what_running_it_shows()
    {
        var batches = new ConcurrentBag<ImmutableArray<Sample>>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Count).Chunk(BatchSize), async (batch, ct) =>
        {
            var programs = Programs.Compile(batch.Select(static at => (Name(at), RandomPrograms.Write(Name(at), new Random(Seed + at)))), mayOmit: true, ct);
            batches.Add(await programs.Examine(Measure));
        });
        var samples = batches.SelectMany(static batch => batch).OrderBy(static sample => sample.Name, StringComparer.Ordinal).ToImmutableArray();
        var matrix = new Matrix(samples);
        output.WriteLine(matrix.ToString());
        if (Report is not null)
        {
            matrix.WriteTo(Report);
        }

        Assert.True(samples.Length >= Count * LeastCompiled, $"Of {Count} programs only {samples.Length} compile.");
        var unsafePrograms = matrix.Unsafe.Count();
        Assert.True(unsafePrograms > samples.Length / 4 && unsafePrograms < samples.Length * 3 / 4, $"Of {samples.Length} programs {unsafePrograms} refresh more than once: the experiment is one-sided.");
        Assert.True(!matrix.FalseErrors.Any(), $"seed {Seed}: refreshes at most once, but is reported\n{matrix}\n{matrix.FalseErrors.MinBy(static sample => sample.Source.Length)?.Source}");
        Assert.True(!matrix.Missed.Any(), $"seed {Seed}: refreshes more than once, and nothing is said\n{matrix}\n{matrix.Missed.MinBy(static sample => sample.Source.Length)?.Source}");
        Assert.True(matrix.Found.Count() >= unsafePrograms * LeastFound, $"seed {Seed}: too many could not be bounded\n{matrix}");
    }

    private static Truth Measure(Measurement measurement, string name, int at)
        => at % ConcurrentEvery == 0 && !measurement.IsPaced ? measurement.Count() with { Concurrency = measurement.Concurrency() } : measurement.Count();

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"P{at:D5}");

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
