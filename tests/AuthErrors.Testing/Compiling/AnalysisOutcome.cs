using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>All that compiler, generators and analyzers say about a project, suppressed diagnostics included.</summary>
internal sealed record AnalysisOutcome(
    Project Project,
    ImmutableArray<Diagnostic> Compiler,
    ImmutableArray<Diagnostic> Generators,
    ImmutableArray<Diagnostic> Analyzers)
{
    public static async Task<AnalysisOutcome> CreateAsync(
        Project project,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancellationToken)
    {
        var (_, compilation, generatorDiagnostics) = await CompiledProject.CreateAsync(project, cancellationToken).ConfigureAwait(false);
        if (analyzers.IsEmpty)
        {
            return new AnalysisOutcome(project, compilation.GetDiagnostics(cancellationToken), generatorDiagnostics, []);
        }

        var exceptions = new ConcurrentQueue<(DiagnosticAnalyzer Analyzer, Exception Exception)>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) => exceptions.Enqueue((analyzer, exception)),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        if (exceptions.TryPeek(out var thrown))
        {
            Assert.Fail($"AD0001: {thrown.Analyzer.GetType().Name} threw:\n{thrown.Exception}");
        }

        var byCompiler = diagnostics.ToLookup(diagnostic => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler, StringComparer.Ordinal));
        return new AnalysisOutcome(project, [.. byCompiler[true]], generatorDiagnostics, [.. byCompiler[false]]);
    }

    /// <summary>What a test must list.</summary>
    public ImmutableArray<Diagnostic> Select(CompilerDiagnostics level)
    {
        var least = level switch
        {
            CompilerDiagnostics.None => (DiagnosticSeverity?)null,
            CompilerDiagnostics.Errors => DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Hidden,
        };
        return [.. Compiler.Where(diagnostic => diagnostic.Severity >= least && !IsMissingDocumentationOfTestCode(diagnostic)), .. Generators, .. Analyzers];
    }

    // Generated code must be documented, because a user may turn CS1591 on; the code of a test need not be.
    private bool IsMissingDocumentationOfTestCode(Diagnostic diagnostic) =>
        string.Equals(diagnostic.Id, "CS1591", StringComparison.Ordinal) && Project.GetDocument(diagnostic.Location.SourceTree) is not null;
}
