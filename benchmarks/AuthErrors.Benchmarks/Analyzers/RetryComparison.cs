using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Benchmarks.Generator;
using AuthErrors.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Benchmarks.Analyzers;

/// <summary><c>retries</c>: how the time of the retry rules grows with the length of a method, and what they take where there is nothing for them.</summary>
internal static class RetryComparison
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await CompareAsync("Statements, 800 in all, by those of one method", RetryCorpus.WriteLong, 50, 200, 800);
        await CompareAsync("Tests of locals, 96 in all, by those of one method", RetryCorpus.WriteForking, 6, 12, 24, 48, 96);
        await CompareAsync("Calls of helpers, 160 in all, by those of one method", RetryCorpus.WriteWide, 10, 40, 160);

        Console.WriteLine("\n34,000 lines that have nothing to do with tokens\n");
        var innocent = Corpus.Write(isMarked: false);
        await Interleaved.RunAsync(
            Rounds,
            " ms | reported |",
            operations: 1,
            [
                Analysis("an analyzer that looks at nothing", innocent, new EmptyAnalyzer()),
                Analysis("the retry rules", innocent, new RetryAnalyzer()),
                Analysis("the retry rules, with one client that refreshes", [.. innocent, .. RetryCorpus.WriteLong(800)], new RetryAnalyzer()),
            ]);
    }

    private static Task CompareAsync(string what, Func<int, IReadOnlyList<SyntaxTree>> write, params int[] sizes)
    {
        Console.WriteLine($"\n{what}\n");
        return Interleaved.RunAsync(Rounds, " ms | reported |", operations: 1, [.. sizes.Select(size => Analysis($"{size}", write(size), new RetryAnalyzer()))]);
    }

    /// <summary>Compiles and analyzes. The trees are parsed beforehand; what the compiler finds out about them is forgotten each time.</summary>
    private static Contender Analysis(string name, IReadOnlyList<SyntaxTree> trees, DiagnosticAnalyzer analyzer)
    {
        var project = GeneratorProject.Compile(trees);
        return new(name, async () =>
        {
            var options = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                static (exception, _, _) => throw new InvalidOperationException(exception.Message, exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false);
            var start = Stopwatch.GetTimestamp();
            var reports = await project.Clone().WithAnalyzers([analyzer], options).GetAllDiagnosticsAsync();
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var ids = reports.Select(static report => report.Id).Where(static id => id.StartsWith("AUTH", StringComparison.Ordinal)).CountBy(static id => id, StringComparer.Ordinal);
            return string.Create(CultureInfo.InvariantCulture, $" {time:F0} | {string.Join(", ", ids.Select(static id => $"{id.Value} {id.Key}").DefaultIfEmpty("nothing"))} |");
        });
    }
}
