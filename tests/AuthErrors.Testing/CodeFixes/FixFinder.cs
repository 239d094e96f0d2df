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
internal sealed class FixFinder(
    CodeFixProvider provider,
    int? actionIndex,
    string? equivalenceKey,
    Func<Project, CancellationToken, Task<AnalysisOutcome>> analyze)
{
    public CodeFixProvider Provider => provider;

    /// <summary>The diagnostics in source files that the provider says it fixes, in the order of the files.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var outcome = await analyze(project, cancellationToken).ConfigureAwait(false);
        var order = project.DocumentIds.ToList();
        return
        [
            .. outcome.Compiler.Concat(outcome.Generators).Concat(outcome.Analyzers)
                .Where(diagnostic => !diagnostic.IsSuppressed && provider.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal))
                .Where(diagnostic => project.GetDocument(diagnostic.Location.SourceTree) is not null)
                .OrderBy(diagnostic => order.IndexOf(project.GetDocument(diagnostic.Location.SourceTree)!.Id))
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The first offer of the tested action, or null.</summary>
    public async Task<FixOffer?> FindOfferAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await FindDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false))
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            var actions = new List<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            if (Choose(actions) is { } chosen)
            {
                return new FixOffer(document, diagnostic, chosen);
            }
        }

        return null;
    }

    private CodeAction? Choose(IEnumerable<CodeAction> actions) =>
        Flatten(actions)
            .Where(action => equivalenceKey is null || string.Equals(action.EquivalenceKey, equivalenceKey, StringComparison.Ordinal))
            .ElementAtOrDefault(actionIndex ?? 0);

    private static IEnumerable<CodeAction> Flatten(IEnumerable<CodeAction> actions) =>
        actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : Flatten(action.NestedActions));
}
