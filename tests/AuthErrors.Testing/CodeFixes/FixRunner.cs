using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Fixes a project until nothing is offered any more, which proves at once that fixing fixed code does nothing.</summary>
internal sealed class FixRunner(FixFinder finder)
{
    /// <summary>Fixes one diagnostic after the other.</summary>
    public async Task<Project> FixOneByOneAsync(Project project, int? iterations, CancellationToken cancellationToken)
    {
        var diagnostics = await finder.FindDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        return await FixAsync("Fixing one by one", project, iterations ?? diagnostics.Length, offer => Task.FromResult<CodeAction?>(offer.Action), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Fixes all diagnostics of a scope at a time.</summary>
    public async Task<Project> FixAllAsync(Project project, FixAllScope scope, int iterations, CancellationToken cancellationToken)
    {
        var name = $"Fix All in {scope}";
        var provider = finder.Provider.GetFixAllProvider();
        Assert.True(provider is not null, $"{name}: {finder.Provider.GetType().Name} has no FixAllProvider.");
        Assert.True(provider.GetSupportedFixAllScopes().Contains(scope), $"{name}: {provider.GetType().Name} does not support this scope.");

        // One run takes one id, and one document if that is the scope, just as in an IDE.
        var diagnostics = await finder.FindDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        var runs = diagnostics
            .Select(diagnostic => (diagnostic.Id, scope == FixAllScope.Document ? diagnostic.Location.SourceTree!.FilePath : null))
            .Distinct()
            .Count();
        return await FixAsync(name, project, runs * iterations, offer => provider.GetFixAsync(CreateContext(offer, scope, cancellationToken)), cancellationToken)
            .ConfigureAwait(false);
    }

    private FixAllContext CreateContext(FixOffer offer, FixAllScope scope, CancellationToken cancellationToken) =>
        new(
            offer.Document,
            finder.Provider,
            scope,
            offer.Action.EquivalenceKey!,
            [offer.Diagnostic.Id],
            new FixAllDiagnosticProvider(finder),
            cancellationToken);

    private async Task<Project> FixAsync(
        string name,
        Project project,
        int iterations,
        Func<FixOffer, Task<CodeAction?>> getAction,
        CancellationToken cancellationToken)
    {
        for (var i = 0; await finder.FindOfferAsync(project, cancellationToken).ConfigureAwait(false) is { } offer; i++)
        {
            if (i == iterations)
            {
                var files = await FixApplier.ReadFilesAsync(project, cancellationToken).ConfigureAwait(false);
                var count = iterations.ToString(CultureInfo.InvariantCulture);
                Assert.Fail($"{name}: after {count} times still offered: {offer}. By now the code is:\n{string.Join('\n', files.Select(file => file.Text))}");
            }

            var action = await getAction(offer).ConfigureAwait(false);
            Assert.True(action is not null, $"{name}: no action was given for {offer}.");
            project = await FixApplier.ApplyAsync(action, project, cancellationToken).ConfigureAwait(false);
        }

        return project;
    }
}
