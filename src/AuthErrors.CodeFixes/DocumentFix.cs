using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.CodeFixes;

/// <summary>A fix that mends any number of diagnostics of a document in one edit of its text, so that their order cannot matter.</summary>
public abstract class DocumentFix : CodeFixProvider
{
    private const string UnreachableCode = "CS0162";

    private protected DocumentFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey!, context.CancellationToken).ConfigureAwait(false) ?? document);

    /// <summary>Mends diagnostics.</summary>
    /// <param name="document">The document.</param>
    /// <param name="diagnostics">Diagnostics in it.</param>
    /// <param name="key">The equivalence key of the action, where there are several.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>The changed document; <see langword="null"/> when nothing can be done.</returns>
    private protected abstract Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken);

    /// <summary>Offers an action if it does something.</summary>
    private protected async Task<bool> RegisterAsync(CodeFixContext context, Diagnostic diagnostic, string title, string key)
    {
        if (await FixAsync(context.Document, [diagnostic], key, context.CancellationToken).ConfigureAwait(false) is not { } changed)
        {
            return false;
        }

        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), key), diagnostic);
        return true;
    }

    /// <summary>
    /// Makes all edits or, where they would do damage, those that do not: two labels may become the same, a range be left with nothing to match, or
    /// the statements behind a switch with nothing that reaches them.
    /// </summary>
    private protected static async Task<Document?> ApplyAsync<T>(
        Document document, ImmutableArray<T> edits, Func<ImmutableArray<T>, Document?> apply, CancellationToken cancellationToken)
    {
        var damage = await CountDamageAsync(document, cancellationToken).ConfigureAwait(false);
        if (await TryAsync(edits).ConfigureAwait(false) is { } all)
        {
            return all;
        }

        var (sound, best) = (ImmutableArray<T>.Empty, (Document?)null);
        foreach (var edit in edits.Length > 1 ? edits : [])
        {
            if (await TryAsync(sound.Add(edit)).ConfigureAwait(false) is { } attempt)
            {
                (sound, best) = (sound.Add(edit), attempt);
            }
        }

        return best;

        async Task<Document?> TryAsync(ImmutableArray<T> chosen)
            => apply(chosen) is { } attempt && await CountDamageAsync(attempt, cancellationToken).ConfigureAwait(false) <= damage ? attempt : null;
    }

    /// <summary>Counts compile errors and unreachable code, which is a warning only.</summary>
    private static async Task<int> CountDamageAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error || diagnostic.Id == UnreachableCode) ?? 0;
    }
}
