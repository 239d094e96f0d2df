using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Fixes a solution until nothing is offered any more, which proves at once that fixing fixed code does nothing.</summary>
internal sealed class FixRunner(FixFinder finder)
{
    /// <summary>Fixes one diagnostic after the other.</summary>
    public async Task<Solution> FixOneByOneAsync(Solution solution, int? iterations, CancellationToken cancellationToken)
    {
        var diagnostics = await finder.FindDiagnosticsAsync(solution, cancellationToken).ConfigureAwait(false);
        return await FixAsync(
            "Fixing one by one",
            solution,
            iterations ?? diagnostics.Length,
            offer => Task.FromResult<CodeAction?>(offer.Action),
            offer => [.. offer.Document.Project.Solution.Projects.SelectMany(project => project.DocumentIds)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fixes all diagnostics of a scope at a time, and nothing out of it.</summary>
    public async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope, int iterations, CancellationToken cancellationToken)
    {
        var name = $"Fix All in {scope}";
        var provider = finder.Provider.GetFixAllProvider();
        Assert.True(provider is not null, $"{name}: {finder.Provider.GetType().Name} has no FixAllProvider.");
        Assert.True(provider.GetSupportedFixAllScopes().Contains(scope), $"{name}: {provider.GetType().Name} does not support this scope.");

        // One run takes one id, and one document or project if that is the scope, just as in an IDE.
        var diagnostics = await finder.FindDiagnosticsAsync(solution, cancellationToken).ConfigureAwait(false);
        var runs = diagnostics.Select(found => (found.Diagnostic.Id, Part(found.Document, scope))).Distinct().Count();
        return await FixAsync(
            name,
            solution,
            runs * iterations,
            offer => provider.GetFixAsync(CreateContext(offer, scope, cancellationToken)),
            offer => [.. offer.Document.Project.Solution.Projects.SelectMany(project => project.Documents)
                .Where(document => Equals(Part(document, scope), Part(offer.Document, scope)))
                .Select(document => document.Id)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a scope takes in around a document.</summary>
    private static object? Part(Document document, FixAllScope scope) => scope switch
    {
        FixAllScope.Document => document.Id,
        FixAllScope.Project => document.Project.Id,
        _ => null,
    };

    private FixAllContext CreateContext(FixOffer offer, FixAllScope scope, CancellationToken cancellationToken) =>
        new(
            offer.Document,
            finder.Provider,
            scope,
            offer.Action.EquivalenceKey!,
            [offer.Diagnostic.Id],
            new FixAllDiagnosticProvider(finder),
            cancellationToken);

    private async Task<Solution> FixAsync(
        string name,
        Solution solution,
        int iterations,
        Func<FixOffer, Task<CodeAction?>> getAction,
        Func<FixOffer, ImmutableHashSet<DocumentId>> getScope,
        CancellationToken cancellationToken)
    {
        for (var i = 0; await finder.FindOfferAsync(solution, cancellationToken).ConfigureAwait(false) is { } offer; i++)
        {
            if (i == iterations)
            {
                var files = await FixApplier.ReadFilesAsync(solution, cancellationToken).ConfigureAwait(false);
                var count = iterations.ToString(CultureInfo.InvariantCulture);
                Assert.Fail($"{name}: after {count} times still offered: {offer}. By now the code is:\n{string.Join('\n', files.Select(file => file.Text))}");
            }

            var action = await getAction(offer).ConfigureAwait(false);
            Assert.True(action is not null, $"{name}: no action was given for {offer}.");
            solution = await FixApplier.ApplyAsync(action, solution, getScope(offer), cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
