using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Text;

/// <summary>What a text looks like: its line breaks and how its lines are indented.</summary>
internal static class Lines
{
    public static TextChange Insertion(int position, string inserted) => new(new TextSpan(position, 0), inserted);

    /// <summary>A part of the text, with the changes made that lie within it.</summary>
    public static string Part(SourceText text, TextSpan span, IEnumerable<TextChange> changes)
        => text.GetSubText(span)
            .WithChanges(changes
                .Where(change => span.Contains(change.Span))
                .OrderBy(static change => change.Span.Start)
                .Select(change => new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!)))
            .ToString();

    /// <summary>True when nothing but blanks and comments of its own stands before the token on its line.</summary>
    public static bool StartsLine(SyntaxToken token, SourceText text) => token.FullSpan.Start <= StartOf(token.SpanStart, text);

    /// <summary>The blanks at the start of the line on which the token stands.</summary>
    public static string IndentationOf(SyntaxToken token, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(token.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    public static string Deeper(string indentation) => indentation + (indentation.Contains('\t') ? "\t" : "    ");

    public static int StartOf(int position, SourceText text) => text.Lines.GetLineFromPosition(position).Start;

    public static bool IsBlank(int position, SourceText text)
        => string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(position).ToString());

    /// <summary>The line break that the text uses: its first.</summary>
    public static string LineBreakOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
