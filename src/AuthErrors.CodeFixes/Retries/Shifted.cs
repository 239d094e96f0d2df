using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Where a part of a text stands after changes.</summary>
internal static class Shifted
{
    /// <summary>The span that was given; what is inserted at its start comes before it, what is inserted at its end behind it.</summary>
    public static TextSpan By(ImmutableArray<TextChange> changes, TextSpan span)
    {
        var start = span.Start + changes.Where(change => change.Span.End <= span.Start).Sum(Growth);
        var end = span.End + changes.Where(change => change.Span.Start < span.End).Sum(Growth);
        return TextSpan.FromBounds(start, end < start ? start : end);
    }

    private static int Growth(TextChange change) => change.NewText!.Length - change.Span.Length;
}
