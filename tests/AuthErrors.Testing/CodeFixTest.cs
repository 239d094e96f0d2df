using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Tests a fix: one diagnostic after the other, and Fix All in document, project and solution.</summary>
public abstract class CodeFixTest : AnalyzerTest
{
    /// <summary>Adds a source file as it must be after the fix.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Adds a source file as it must be after Fix All, where that differs.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>
    /// The files after the fix, and the diagnostics that stay; all else comes from the test state.
    /// No sources, or the same as before, mean that no fix is offered.
    /// </summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>The files after Fix All; no sources mean those of <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; } = new();

    /// <summary>Which of the offered actions is meant; null is the first.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The equivalence key of the action that is meant; null is any.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>How many actions are needed; null is as many as there are diagnostics.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How many times Fix All must run.</summary>
    public int NumberOfFixAllIterations { get; set; } = 1;

    /// <summary>Checks to leave out.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    private protected abstract CodeFixProvider GetCodeFixProvider();

    private protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);

        var before = EvaluatedState.Create(TestState, GetDefaultDiagnosticId());
        var after = EvaluatedState.Create(FixedState, GetDefaultDiagnosticId(), inherited: TestState);
        var solution = (await CreateProjectAsync(before, cancellationToken).ConfigureAwait(false)).Solution;
        var finder = new FixFinder(GetCodeFixProvider(), CodeActionIndex, CodeActionEquivalenceKey, AnalyzeAsync);
        if (after.Files.SequenceEqual(before.Files))
        {
            var offer = await finder.FindOfferAsync(solution, cancellationToken).ConfigureAwait(false);
            Assert.True(offer is null, $"No fix should be offered, but this is: {offer}.");
            return;
        }

        await VerifyOneByOneAsync(new FixRunner(finder), solution, after, cancellationToken).ConfigureAwait(false);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
        {
            await VerifyFixAllAsync(finder, before, after, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task VerifyOneByOneAsync(FixRunner runner, Solution solution, EvaluatedState after, CancellationToken cancellationToken)
    {
        var isFixed = await runner.FixOneByOneAsync(solution, NumberOfIncrementalIterations, cancellationToken).ConfigureAwait(false);
        await VerifyFixedAsync("Fixed one by one", isFixed, after, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyFixAllAsync(FixFinder finder, EvaluatedState before, EvaluatedState after, CancellationToken cancellationToken)
    {
        var batch = BatchFixedState.HasSources ? EvaluatedState.Create(BatchFixedState, GetDefaultDiagnosticId(), inherited: TestState) : after;
        var runner = new FixRunner(finder);
        var solution = (await CreateProjectAsync(before, cancellationToken).ConfigureAwait(false)).Solution;
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var isFixed = await runner.FixAllAsync(solution, scope, NumberOfFixAllIterations, cancellationToken).ConfigureAwait(false);
            await VerifyFixedAsync($"Fix All in {scope}", isFixed, batch, cancellationToken).ConfigureAwait(false);
        }

        // Neither the order of the files nor that of the diagnostics is anybody's choice.
        var backwards = new FixRunner(finder with { IsBackwards = true });
        var reversed = (await CreateProjectAsync(before.Reverse(), cancellationToken).ConfigureAwait(false)).Solution;
        var alsoFixed = await backwards.FixAllAsync(reversed, FixAllScope.Solution, NumberOfFixAllIterations, cancellationToken).ConfigureAwait(false);
        await VerifyFixedAsync("Fix All in Solution, files and diagnostics in reverse order", alsoFixed, batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyFixedAsync(string context, Solution isFixed, EvaluatedState after, CancellationToken cancellationToken)
    {
        FileVerifier.Verify(context, after.Files, await FixApplier.ReadFilesAsync(isFixed, cancellationToken).ConfigureAwait(false));
        VerifyDiagnostics($"{context}, the code", after.Expected, await AnalyzeAsync(isFixed, cancellationToken).ConfigureAwait(false));
    }
}
