using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>A project's compilation with what its generators added, and what they reported.</summary>
internal sealed record CompiledProject(Project Project, Compilation Compilation, ImmutableArray<Diagnostic> GeneratorDiagnostics)
{
    public static async Task<CompiledProject> CreateAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.AnalyzerReferences.Count == 0)
        {
            return new CompiledProject(project, await GetInputAsync(project, cancellationToken).ConfigureAwait(false), []);
        }

        // A project runs its generators by itself, but keeps their diagnostics and exceptions to itself: run them here.
        var driver = CreateDriver(project).RunGeneratorsAndUpdateCompilation(
            await GetInputAsync(project, cancellationToken).ConfigureAwait(false),
            out var output,
            out _,
            cancellationToken);
        var result = driver.GetRunResult();
        FailOnException(result);
        return new CompiledProject(project, output, result.Diagnostics);
    }

    /// <summary>The compilation that generators are given.</summary>
    public static async Task<Compilation> GetInputAsync(Project project, CancellationToken cancellationToken) =>
        (await project.WithAnalyzerReferences([]).GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;

    public static GeneratorDriver CreateDriver(Project project) =>
        CSharpGeneratorDriver.Create(
            project.AnalyzerReferences.SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp)),
            project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)project.ParseOptions!,
            project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static void FailOnException(GeneratorDriverRunResult result)
    {
        foreach (var generator in result.Results)
        {
            if (generator.Exception is { } exception)
            {
                Assert.Fail($"The generator {generator.Generator.GetGeneratorType().Name} threw:\n{exception}");
            }
        }
    }
}
