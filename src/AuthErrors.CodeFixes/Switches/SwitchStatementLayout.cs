using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>How the sections of a switch statement are laid out, and how more labels and sections fit in.</summary>
internal sealed class SwitchStatementLayout(SwitchStatementSyntax statement, SourceText text)
{
    /// <summary>Inserts sections of one label and one statement, before a section or behind the last one.</summary>
    public IEnumerable<TextChange> InsertSections(IReadOnlyList<(string Label, string Statement)> sections, SwitchSectionSyntax? before)
    {
        var next = before?.GetFirstToken() ?? statement.CloseBraceToken;
        var model = before ?? statement.Sections.LastOrDefault();
        if (!Lines.StartsLine(next, text))
        {
            var inline = string.Join(" ", sections.Select(static section => $"{section.Label} {section.Statement}"));
            var previous = next.GetPreviousToken();
            yield return before is null
                ? Lines.Insertion(previous.Span.End, " " + inline + (previous.Span.End == next.SpanStart ? " " : ""))
                : Lines.Insertion(next.SpanStart, inline + " ");
            yield break;
        }

        var indentation = model is null ? Lines.Deeper(Lines.IndentationOf(next, text)) : Lines.IndentationOf(model.GetFirstToken(), text);
        var separator = IsOnOneLine(model) ? " " : LineBreak + StatementIndentation(model, indentation);
        var written = sections.Select(section => indentation + section.Label + separator + section.Statement + LineBreak);
        var gap = HasGaps ? LineBreak : "";
        yield return Lines.Insertion(
            InsertionPoint.Above(next, text),
            string.Concat(written.Select(section => before is null ? gap + section : section + gap)));
    }

    /// <summary>Inserts labels above a label of a section.</summary>
    public TextChange InsertLabels(IReadOnlyList<string> labels, SwitchLabelSyntax above)
    {
        var first = above.GetFirstToken();
        if (!Lines.StartsLine(first, text))
        {
            return Lines.Insertion(first.SpanStart, string.Concat(labels.Select(static label => label + " ")));
        }

        var indentation = Lines.IndentationOf(first, text);
        return Lines.Insertion(InsertionPoint.Above(first, text), string.Concat(labels.Select(label => indentation + label + LineBreak)));
    }

    /// <summary>Inserts labels below those of a section.</summary>
    public TextChange InsertLabels(IReadOnlyList<string> labels, SwitchSectionSyntax section)
    {
        var last = section.Labels.Last();
        var line = text.Lines.GetLineFromPosition(last.Span.End);
        if (!Lines.StartsLine(last.GetFirstToken(), text) || line.EndIncludingLineBreak > section.Statements.First().SpanStart)
        {
            return Lines.Insertion(last.Span.End, string.Concat(labels.Select(static label => " " + label)));
        }

        var indentation = Lines.IndentationOf(last.GetFirstToken(), text);
        return Lines.Insertion(line.EndIncludingLineBreak, string.Concat(labels.Select(label => indentation + label + LineBreak)));
    }

    private string LineBreak => Lines.LineBreakOf(text);

    /// <summary>True when a blank line stands between sections.</summary>
    private bool HasGaps => statement.Sections.Skip(1).Any(section => section.GetFirstToken().LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia));

    private bool IsOnOneLine(SwitchSectionSyntax? section)
        => section?.Statements.FirstOrDefault() is { } first && !Lines.StartsLine(first.GetFirstToken(), text);

    private string StatementIndentation(SwitchSectionSyntax? section, string labelIndentation)
    {
        var indentation = section?.Statements.FirstOrDefault() is { } first ? Lines.IndentationOf(first.GetFirstToken(), text) : "";

        // A block may stand right under its label; a single statement may not.
        return indentation.Length > labelIndentation.Length ? indentation : Lines.Deeper(labelIndentation);
    }
}
