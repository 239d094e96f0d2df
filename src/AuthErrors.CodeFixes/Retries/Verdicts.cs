using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>What the rules on retry code say of a file: an edit that looks right may still leave a way round it.</summary>
/// <param name="ids">The ids of what is reported.</param>
internal sealed class Verdicts(ImmutableArray<string> ids)
{
    public static async Task<Verdicts> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var found = await model!.Compilation
            .WithAnalyzers([new RetryAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken)
            .ConfigureAwait(false);
        return new Verdicts([.. found.Where(static diagnostic => diagnostic.DefaultSeverity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.Id)]);
    }

    /// <summary>True when a rule has less to say than before, and all of them no more.</summary>
    public bool IsBetterThan(Verdicts before, string id) => CountOf(id) < before.CountOf(id) && ids.Length <= before.Length;

    private int Length => ids.Length;

    private int CountOf(string id) => ids.Count(other => other == id);
}
