using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing;

/// <summary>Asks a provider what it offers, and picks the action that a test is about.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="ActionIndex">Which of the offered actions is meant; null is the first.</param>
/// <param name="EquivalenceKey">The key of the action that is meant; null is any.</param>
/// <param name="Analyze">Analyzes a project.</param>
internal sealed record FixFinder(
    CodeFixProvider Provider,
    int? ActionIndex,
    string? EquivalenceKey,
    Func<Project, CancellationToken, Task<AnalysisOutcome>> Analyze)
{
    /// <summary>Whether the last diagnostic of a project comes first.</summary>
    public bool IsBackwards { get; init; }

    /// <summary>The diagnostics in source files that the provider says it fixes, project by project, in the order of the files.</summary>
    public async Task<ImmutableArray<(Document Document, Diagnostic Diagnostic)>> FindDiagnosticsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(Document, Diagnostic)>();
        foreach (var project in solution.Projects)
        {
            found.AddRange(await FindDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false));
        }

        return found.ToImmutable();
    }

    /// <summary>Those of one project.</summary>
    public async Task<ImmutableArray<(Document Document, Diagnostic Diagnostic)>> FindDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var outcome = await Analyze(project, cancellationToken).ConfigureAwait(false);
        var order = project.DocumentIds.ToList();
        var found = outcome.Compiler.Concat(outcome.Generators).Concat(outcome.Analyzers)
            .Where(diagnostic => !diagnostic.IsSuppressed && Provider.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal))
            .Select(diagnostic => (Document: project.GetDocument(diagnostic.Location.SourceTree)!, Diagnostic: diagnostic))
            .Where(found => found.Document is not null)
            .OrderBy(found => order.IndexOf(found.Document.Id))
            .ThenBy(found => found.Diagnostic.Location.SourceSpan)
            .ThenBy(found => found.Diagnostic.Id, StringComparer.Ordinal);
        return IsBackwards ? [.. found.Reverse()] : [.. found];
    }

    /// <summary>The first offer of the tested action, or null.</summary>
    public async Task<FixOffer?> FindOfferAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var (document, diagnostic) in await FindDiagnosticsAsync(solution, cancellationToken).ConfigureAwait(false))
        {
            var actions = new List<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
            await Provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            if (Choose(actions) is { } chosen)
            {
                return new FixOffer(document, diagnostic, chosen);
            }
        }

        return null;
    }

    private CodeAction? Choose(IEnumerable<CodeAction> actions) =>
        Flatten(actions)
            .Where(action => EquivalenceKey is null || string.Equals(action.EquivalenceKey, EquivalenceKey, StringComparison.Ordinal))
            .ElementAtOrDefault(ActionIndex ?? 0);

    private static IEnumerable<CodeAction> Flatten(IEnumerable<CodeAction> actions) =>
        actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : Flatten(action.NestedActions));
}
