using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Benchmarks.Generator;
using AuthErrors.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Benchmarks.Analyzers;

/// <summary><c>analyzers</c>: what a compilation with all our analyzers takes, by one with an analyzer that does nothing.</summary>
internal static class AnalyzerComparison
{
    private const int Rounds = 9;
    private const int LargeSwitch = 5000;
    private const int ManySwitches = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> None = [new EmptyAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours =
    [
        .. typeof(ExhaustiveSwitchAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task RunAsync()
    {
        var marked = GeneratorProject.Compile(Corpus.Write(isMarked: true));
        Console.WriteLine($"\n{Lines(marked)} lines, two switches over codes in each file\n");
        await CompareAsync(
            Compilation("empty", marked, None),
            Compilation("AuthErrors", marked, Ours),
            Compilation("Roslynator", marked, AnalyzerFolder.Load("Roslynator")),
            Compilation("NetAnalyzers", marked, [.. AnalyzerFolder.Load("NetAnalyzers"), .. AnalyzerFolder.Load("NetAnalyzers.CSharp")]),
            Compilation("Meziantou", marked, AnalyzerFolder.Load("Meziantou")),
            Compilation("Sonar", marked, AnalyzerFolder.Load("Sonar")));

        // This program has enums of codes of its own, which whoever references it can see.
        var unmarked = Without(GeneratorProject.Compile(Corpus.Write(isMarked: false)), "AuthErrors.Benchmarks");
        var alone = Without(unmarked, "AuthErrors.");
        Console.WriteLine("\nThe same without an enum of codes\n");
        await CompareAsync(
            Compilation("empty", unmarked, None),
            Compilation("AuthErrors, runtime referenced", unmarked, Ours),
            Compilation("AuthErrors, runtime not referenced", alone, Ours));

        await CompareAsync("one switch over 5,000 codes", Corpus.WriteLargeSwitch(LargeSwitch));
        await CompareAsync("1,000 switches in a file", Corpus.WriteManySwitches(ManySwitches));
    }

    private static Task CompareAsync(string what, IReadOnlyList<SyntaxTree> trees)
    {
        Console.WriteLine($"\n{what}\n");
        var compilation = GeneratorProject.Compile(trees);
        return CompareAsync(Compilation("empty", compilation, None), Compilation("AuthErrors", compilation, Ours));
    }

    private static Task CompareAsync(params Contender[] contenders) => Interleaved.RunAsync(Rounds, " ms | reported |", operations: 1, contenders);

    /// <summary>Compiles and analyzes. The trees are parsed beforehand; what the compiler finds out about them is forgotten each time.</summary>
    private static Contender Compilation(string name, CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers) => new(name, async () =>
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            static (exception, _, _) => throw new InvalidOperationException(exception.Message, exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var start = Stopwatch.GetTimestamp();
        var diagnostics = await project.Clone().WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync();
        return diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)) is { } error
            ? throw new InvalidOperationException(error.ToString())
            : string.Create(CultureInfo.InvariantCulture, $" {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} | {diagnostics.Length} |");
    });

    private static CSharpCompilation Without(CSharpCompilation project, string reference)
        => project.WithReferences(project.References.Where(other => Path.GetFileName(other.Display)?.StartsWith(reference, StringComparison.Ordinal) != true));

    private static int Lines(CSharpCompilation compilation) => compilation.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count);
}
