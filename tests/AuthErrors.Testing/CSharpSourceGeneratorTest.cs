using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>
/// Tests a generator. Every test also verifies that the output compiles without a warning, that an unrelated edit makes
/// no step work again, that the steps hand on values only, and that a run from scratch gives the same.
/// </summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public sealed class CSharpSourceGeneratorTest<TGenerator> : AnalyzerTest
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>A test in which the compiler's warnings count.</summary>
    public CSharpSourceGeneratorTest() => CompilerDiagnostics = CompilerDiagnostics.Warnings;

    /// <summary>Steps that may hand on objects of the compiler, such as a first one that selects the additional files.</summary>
    public ISet<string> ExcludedSteps { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Verifies everything but <see cref="ProjectState.GeneratedSources"/>, and returns what was generated.</summary>
    public async Task<GeneratorDriverRunResult> RunGeneratorAsync(CancellationToken cancellationToken = default)
    {
        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);

        var first = await StartAsync(cancellationToken).ConfigureAwait(false);
        foreach (var result in first.Result.Results)
        {
            ModelVerifier.Verify(result, ExcludedSteps);
        }

        await CachingVerifier.VerifyAsync(first, cancellationToken).ConfigureAwait(false);
        var fromScratch = await StartAsync(cancellationToken).ConfigureAwait(false);
        DeterminismVerifier.Verify(first.Result, fromScratch.Result);
        return first.Result;
    }

    /// <summary>Runs, edits the project, runs again, and says for each step why its outputs are what they are.</summary>
    public async Task<StepReasons> GetStepReasonsAsync(Func<Project, Project> edit, CancellationToken cancellationToken = default)
    {
        var first = await StartAsync(cancellationToken).ConfigureAwait(false);
        var second = await first.ContinueAsync(edit(first.Project), cancellationToken).ConfigureAwait(false);
        return new StepReasons(second.Result.Results.Single(result => result.Generator.GetGeneratorType() == typeof(TGenerator)));
    }

    private protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var run = await RunGeneratorAsync(cancellationToken).ConfigureAwait(false);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck))
        {
            FileVerifier.Verify(
                "Generated sources",
                TestState.GeneratedSources.Select(source => new TestFile(GeneratedFiles.Path(source.Generator.Name, source.HintName), source.Content)),
                run.Results.SelectMany(GeneratedFiles.Read));
        }
    }

    private protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    private protected override IEnumerable<IIncrementalGenerator> GetSourceGenerators() => [new TGenerator(), .. Generators];

    private async Task<GeneratorRun> StartAsync(CancellationToken cancellationToken)
    {
        var evaluated = EvaluatedState.Create(TestState, GetDefaultDiagnosticId());
        return await GeneratorRun.StartAsync(await CreateProjectAsync(evaluated, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}
