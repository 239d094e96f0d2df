using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CodeFixes.Retries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes;

/// <summary>A fix of retry code, which has one action.</summary>
public abstract class RetryFix : DocumentFix
{
    private readonly string _title;

    private protected RetryFix(string id, string title)
    {
        FixableDiagnosticIds = [id];
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await RegisterAsync(context, diagnostic, _title, FixableDiagnosticIds[0]).ConfigureAwait(false);
        }
    }

    /// <summary>The edits that would mend a finding, the best first; the first that does mend it and does no damage is made.</summary>
    private protected abstract IEnumerable<ImmutableArray<TextChange>> Edits(RetryDiagnostic finding);

    /// <summary>
    /// Mends one finding after the other, from the start of the text to its end, as a reader would. Each edit sees those before: a name
    /// that one has taken is not free for the next, and a method that one has added is there.
    /// </summary>
    private protected sealed override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var changed = document;
        var verdicts = await Verdicts.OfAsync(document, cancellationToken).ConfigureAwait(false);
        var waiting = diagnostics
            .Select(static diagnostic => Spans(diagnostic))
            .OrderBy(static spans => spans[0])
            .ThenBy(static spans => spans.Last())
            .ToImmutableList();
        while (!waiting.IsEmpty)
        {
            var spans = waiting[0];
            waiting = waiting.RemoveAt(0);
            if (await MendAsync(changed, verdicts, spans, cancellationToken).ConfigureAwait(false) is var (mended, after, changes))
            {
                (changed, verdicts) = (mended, after);
                waiting = waiting.ConvertAll(others => others.Select(span => Shifted.By(changes, span)).ToImmutableArray());
            }
        }

        return changed == document ? null : changed;
    }

    private async Task<(Document Document, Verdicts After, ImmutableArray<TextChange> Changes)?> MendAsync(Document document, Verdicts before, ImmutableArray<TextSpan> spans, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var edit in Edits(new RetryDiagnostic(spans, model, text, cancellationToken)))
        {
            var ordered = edit.Sort(static (one, other) => one.Span.CompareTo(other.Span));
            if (!ordered.IsEmpty && await ApplyAsync(document, [ordered], chosen => document.WithText(text.WithChanges(chosen[0])), cancellationToken).ConfigureAwait(false) is { } mended
                && await Verdicts.OfAsync(mended, cancellationToken).ConfigureAwait(false) is var after && after.IsBetterThan(before, FixableDiagnosticIds[0]))
            {
                return (mended, after, ordered);
            }
        }

        return null;
    }

    /// <summary>Where the diagnostic stands, and the calls on the way down that stand in the same file.</summary>
    private static ImmutableArray<TextSpan> Spans(Diagnostic diagnostic)
        => diagnostic.AdditionalLocations
            .Where(location => location.SourceTree?.FilePath == diagnostic.Location.SourceTree?.FilePath)
            .Select(static location => location.SourceSpan)
            .Prepend(diagnostic.Location.SourceSpan)
            .ToImmutableArray();
}
