using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Retries;
using Microsoft.CodeAnalysis;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>What the rules on retry code say of the requests in a file: an edit that looks right may still leave a way round it.</summary>
/// <param name="rules">The rules that are broken, once for each place.</param>
internal sealed class Verdicts(ImmutableArray<RetryRule> rules)
{
    /// <summary>Judges the requests that start in the file, as the analyzer does; not those that pass through it, which may be anywhere.</summary>
    public static async Task<Verdicts> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var configured = RetryAnalyzer.Configured(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider, model!.Compilation);
        if (RetryIndex.Read(model.Compilation, configured, cancellationToken) is not { } index)
        {
            return new Verdicts([]);
        }

        var graphs = new Graphs(model.Compilation);
        var refreshes = new RefreshFinder(configured);
        return new Verdicts([.. Methods(model, cancellationToken)
            .Where(method => RequestStarts.Is(method, index, refreshes))
            .SelectMany(method => RetryCheck.Judge(new Request(method, graphs, refreshes, cancellationToken)))
            .Select(static finding => finding.Rule)
            .Where(static rule => rule is not (RetryRule.Unmarked or RetryRule.Unbounded))]);
    }

    /// <summary>True when a rule has less to say than before, and all of them no more.</summary>
    public bool IsBetterThan(Verdicts before, string id) => CountOf(id) < before.CountOf(id) && Count <= before.Count;

    private int Count => rules.Length;

    private int CountOf(string id) => rules.Count(rule => RetryAnalyzer.Of(rule).Id == id);

    private static IEnumerable<IMethodSymbol> Methods(SemanticModel model, CancellationToken cancellationToken)
        => model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node, cancellationToken))
            .Select(static symbol => symbol is IPropertySymbol { GetMethod: var getter } ? getter : symbol as IMethodSymbol)
            .OfType<IMethodSymbol>()
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
}
