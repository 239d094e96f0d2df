using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Chains;

/// <summary>The body of a branch, as the text of a switch section.</summary>
internal sealed class ChainBody(ChainSection section, SemanticModel model, SourceText text)
{
    /// <summary>The text that is kept: what stands between the braces, or the statement with the comments above it.</summary>
    public TextSpan Content { get; } = section.Body is BlockSyntax block
        ? TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart)
        : TextSpan.FromBounds(section.Header.FullSpan.End, section.Body.Span.End);

    /// <summary>The comments behind the branch, on its last line.</summary>
    public IEnumerable<SyntaxTrivia> CommentsBehind { get; } = section.Body.GetTrailingTrivia().Where(Comments.IsComment);

    /// <summary>True when what is declared would be seen in all sections of the switch, and the body needs braces.</summary>
    public bool Declares { get; } = (section.Body is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(section.Body)).Any(static statement =>
        statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
        || statement.DescendantNodes(static node => node is not BlockSyntax).Any(static node => node is SingleVariableDesignationSyntax));

    /// <summary>True when the section must end in a <c>break</c>.</summary>
    public bool IsEndReached => model.AnalyzeControlFlow(section.Body) is { Succeeded: true, EndPointIsReachable: true };

    /// <summary>True when the branch stands on one line.</summary>
    public bool IsOnLineOfHeader => LineOf(section.Header.SpanStart) == LineOf(section.Body.Span.End);

    public string OnOneLine => text.ToString(Content).Trim();

    /// <summary>True when a jump out of the body would end in the switch instead.</summary>
    public bool JumpsOut => section.Body.DescendantNodesAndSelf().Any(node => node switch
    {
        BreakStatementSyntax => Target(node, static around => around is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax),
        GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 } => Target(node, static around => around is SwitchStatementSyntax),
        _ => false,
    });

    /// <summary>The lines of the content, as much deeper than they are as the first comes to stand.</summary>
    public IReadOnlyList<string> DeeperLines(string start, string unit)
    {
        var lines = new List<string>();

        // A statement that starts behind its header is indented like it.
        var shift = section.Body is not BlockSyntax && LineOf(section.Header.SpanStart) == LineOf(section.Body.SpanStart) ? unit + unit : unit;
        for (var number = LineOf(Content.Start); number <= LineOf(Content.End); number++)
        {
            var line = text.Lines[number];
            var isWhole = line.Start >= Content.Start && line.End <= Content.End;
            var part = text.ToString(TextSpan.FromBounds(Math.Max(line.Start, Content.Start), Math.Min(line.End, Content.End)));
            if (line.Start >= Content.Start && IsFixed(line.Start))
            {
                lines.Add(isWhole ? part : part.TrimEnd());
            }
            else if (part.Trim().Length > 0)
            {
                lines.Add(isWhole || line.Start >= Content.Start && section.Body is not BlockSyntax ? shift + part.TrimEnd() : start + part.Trim());
            }
            else if (isWhole && lines.Count > 0)
            {
                lines.Add("");
            }
        }

        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private bool Target(SyntaxNode jump, Func<SyntaxNode, bool> isTarget)
        => jump.Ancestors().First(around => around == section.Body.Parent || isTarget(around)) == section.Body.Parent;

    private int LineOf(int position) => text.Lines.GetLineFromPosition(position).LineNumber;

    /// <summary>True when blanks at the start of the line belong to a string, or the line to the preprocessor.</summary>
    private bool IsFixed(int start)
    {
        var root = model.SyntaxTree.GetRoot();
        var isText = root.FindToken(start).Parent?.AncestorsAndSelf().Any(node =>
            node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax && node.SpanStart < start && start < node.Span.End) ?? false;
        return isText
            || root.FindTrivia(start).IsKind(SyntaxKind.DisabledTextTrivia)
            || text.Lines.GetLineFromPosition(start).ToString().TrimStart().StartsWith("#", StringComparison.Ordinal);
    }
}
