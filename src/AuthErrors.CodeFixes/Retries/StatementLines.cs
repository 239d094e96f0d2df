using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Adds statements above others, and takes statements away.</summary>
internal static class StatementLines
{
    /// <summary>True where the language lets a declaration stand.</summary>
    public static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    /// <summary>The changes that put lines above a statement; where there is room for one statement only, a block is made.</summary>
    public static IEnumerable<TextChange> InsertAbove(StatementSyntax statement, IReadOnlyList<string> lines, SourceText text)
    {
        var first = statement.GetFirstToken();
        var inline = string.Join(" ", lines.Select(static line => line.Trim()).Where(static line => line.Length > 0));
        if (!Lines.StartsLine(first, text))
        {
            return IsInList(statement)
                ? [Lines.Insertion(statement.SpanStart, inline + " ")]
                : [Lines.Insertion(statement.SpanStart, "{ " + inline + " "), Lines.Insertion(statement.Span.End, " }")];
        }

        var lineBreak = Lines.LineBreakOf(text);
        var indentation = Lines.IndentationOf(IndentedAs(statement, text), text);
        var inserted = string.Concat(lines.Select(line => (line.Length > 0 ? indentation + line : "") + lineBreak));
        if (IsInList(statement))
        {
            return [Lines.Insertion(InsertionPoint.Above(first, text), inserted)];
        }

        var around = Lines.IndentationOf(statement.Parent!.GetFirstToken(), text);
        return
        [
            Lines.Insertion(InsertionPoint.Above(first, text), around + "{" + lineBreak + inserted),
            Lines.Insertion(text.Lines.GetLineFromPosition(statement.Span.End).End, lineBreak + around + "}"),
        ];
    }

    /// <summary>The lines of a statement with the comments above it; just the statement where more stands on its lines.</summary>
    public static TextSpan WholeOf(StatementSyntax statement, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(statement.Span.End);
        return Lines.StartsLine(statement.GetFirstToken(), text) && statement.GetLastToken().TrailingTrivia.FullSpan.End == line.EndIncludingLineBreak
            ? TextSpan.FromBounds(InsertionPoint.Above(statement.GetFirstToken(), text), line.EndIncludingLineBreak)
            : TextSpan.FromBounds(statement.SpanStart, statement.FullSpan.End);
    }

    /// <summary>A label often stands further out than the statements around it.</summary>
    private static SyntaxToken IndentedAs(StatementSyntax statement, SourceText text)
        => statement is LabeledStatementSyntax { Statement: var labeled } && Lines.StartsLine(labeled.GetFirstToken(), text) ? labeled.GetFirstToken() : statement.GetFirstToken();
}
