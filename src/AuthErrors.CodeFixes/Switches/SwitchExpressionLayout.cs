using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>How the arms of a switch expression are laid out, and how more of them fit in.</summary>
internal sealed class SwitchExpressionLayout(SwitchExpressionSyntax expression, SourceText text)
{
    /// <summary>Inserts arms, written without their commas, before an arm or behind the last one.</summary>
    public IEnumerable<TextChange> Insert(IReadOnlyList<string> arms, SwitchExpressionArmSyntax? before)
        => before is null ? Append(arms) : [InsertBefore(before.GetFirstToken(), arms)];

    /// <summary>Adds alternatives to the pattern of an arm, on lines of their own where those that are there have such.</summary>
    public TextChange Widen(SwitchExpressionArmSyntax arm, IReadOnlyList<string> patterns)
    {
        var separator = arm.Pattern is BinaryPatternSyntax { OperatorToken: var or } && or.IsKind(SyntaxKind.OrKeyword) && Lines.StartsLine(or, text)
            ? LineBreak + Lines.IndentationOf(or, text) + "or "
            : " or ";
        return Lines.Insertion(arm.Pattern.Span.End, string.Concat(patterns.Select(pattern => separator + pattern)));
    }

    private TextChange InsertBefore(SyntaxToken arm, IReadOnlyList<string> arms)
    {
        if (!Lines.StartsLine(arm, text))
        {
            return Lines.Insertion(arm.SpanStart, string.Concat(arms.Select(static text => text + ", ")));
        }

        var indentation = Lines.IndentationOf(arm, text);
        return Lines.Insertion(InsertionPoint.Above(arm, text), string.Concat(arms.Select(text => indentation + text + "," + LineBreak)));
    }

    private IEnumerable<TextChange> Append(IReadOnlyList<string> arms)
    {
        var close = expression.CloseBraceToken;
        var last = close.GetPreviousToken();
        var comma = expression.Arms.Count > 0 && !last.IsKind(SyntaxKind.CommaToken) ? "," : "";
        if (!Lines.StartsLine(close, text))
        {
            var space = close.SpanStart == last.Span.End ? " " : "";
            yield return Lines.Insertion(last.Span.End, comma + " " + string.Join(", ", arms) + space);
            yield break;
        }

        if (comma.Length > 0)
        {
            yield return Lines.Insertion(last.Span.End, comma);
        }

        // The new last arm ends in a comma if the old one did, or there was none.
        var indentation = expression.Arms.Count > 0
            ? Lines.IndentationOf(expression.Arms.Last().GetFirstToken(), text)
            : Lines.Deeper(Lines.IndentationOf(close, text));
        var lines = string.Join("," + LineBreak, arms.Select(text => indentation + text)) + (comma.Length > 0 ? "" : ",") + LineBreak;
        yield return Lines.Insertion(InsertionPoint.Above(close, text), lines);
    }

    private string LineBreak => Lines.LineBreakOf(text);
}
