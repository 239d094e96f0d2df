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
        var project = await CreateProjectAsync(before, cancellationToken).ConfigureAwait(false);
        var finder = new FixFinder(GetCodeFixProvider(), CodeActionIndex, CodeActionEquivalenceKey, AnalyzeAsync);
        if (after.Sources.IsEmpty || (after.Sources.SequenceEqual(before.Sources) && after.AdditionalFiles.SequenceEqual(before.AdditionalFiles)))
        {
            var offer = await finder.FindOfferAsync(project, cancellationToken).ConfigureAwait(false);
            Assert.True(offer is null, $"No fix should be offered, but this is: {offer}.");
            return;
        }

        var runner = new FixRunner(finder);
        await VerifyOneByOneAsync(runner, project, after, cancellationToken).ConfigureAwait(false);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
        {
            await VerifyFixAllAsync(runner, project, after, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task VerifyOneByOneAsync(FixRunner runner, Project project, EvaluatedState after, CancellationToken cancellationToken)
    {
        var isFixed = await runner.FixOneByOneAsync(project, NumberOfIncrementalIterations, cancellationToken).ConfigureAwait(false);
        await VerifyFilesAsync("Fixed one by one", isFixed, after, cancellationToken).ConfigureAwait(false);
        VerifyDiagnostics("Fixed code", after.Expected, await AnalyzeAsync(isFixed, cancellationToken).ConfigureAwait(false));
    }

    private async Task VerifyFixAllAsync(FixRunner runner, Project project, EvaluatedState after, CancellationToken cancellationToken)
    {
        var batch = BatchFixedState.Sources.Count == 0 ? after : EvaluatedState.Create(BatchFixedState, GetDefaultDiagnosticId(), inherited: TestState);
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var isFixed = await runner.FixAllAsync(project, scope, NumberOfFixAllIterations, cancellationToken).ConfigureAwait(false);
            await VerifyFilesAsync($"Fix All in {scope}", isFixed, batch, cancellationToken).ConfigureAwait(false);
            VerifyDiagnostics($"Code after Fix All in {scope}", batch.Expected, await AnalyzeAsync(isFixed, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async Task VerifyFilesAsync(string context, Project isFixed, EvaluatedState after, CancellationToken cancellationToken) =>
        FileVerifier.Verify(
            context,
            after.Sources.Concat(after.AdditionalFiles),
            await FixApplier.ReadFilesAsync(isFixed, cancellationToken).ConfigureAwait(false));
}
