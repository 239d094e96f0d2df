using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Lets a catch throw again what it caught, once it has done its work.</summary>
internal static class Rethrow
{
    private const string Throw = "throw;";

    /// <summary>The changes; none where a part of the clause goes its own way.</summary>
    public static ImmutableArray<TextChange> Add(RetryDiagnostic finding)
    {
        if (finding.Token.Parent is not CatchClauseSyntax { Block: var block } clause || !finding.Token.IsKind(SyntaxKind.CatchKeyword))
        {
            return [];
        }

        var last = block.Statements.LastOrDefault();
        var replaced = last is ReturnStatementSyntax or BreakStatementSyntax ? last : null;
        return block.DescendantNodes(static node => !Repetition.IsFunction(node)).Any(node => node != replaced && IsJump(node))
            ? []
            : Unreachable(clause, finding).Insert(0, replaced is null ? Append(block, last, finding.Text) : new TextChange(replaced.Span, Throw));
    }

    private static bool IsJump(SyntaxNode node) => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax;

    private static TextChange Append(BlockSyntax block, StatementSyntax? last, SourceText text)
    {
        var end = block.CloseBraceToken;
        if (!Lines.StartsLine(end, text))
        {
            return Lines.Insertion(end.SpanStart, end.SpanStart == end.GetPreviousToken().Span.End ? $" {Throw} " : Throw + " ");
        }

        var indentation = last is not null && Lines.StartsLine(last.GetFirstToken(), text) ? Lines.IndentationOf(last.GetFirstToken(), text) : Lines.Deeper(Lines.IndentationOf(end, text));
        return Lines.Insertion(Lines.StartOf(end.SpanStart, text), indentation + Throw + Lines.LineBreakOf(text));
    }

    /// <summary>The return behind the statement, when only the swallowed failure came to it.</summary>
    private static ImmutableArray<TextChange> Unreachable(CatchClauseSyntax clause, RetryDiagnostic finding)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        var others = statement.Catches.Where(other => other != clause).Select(static other => other.Block).Prepend(statement.Block);
        return others.All(block => finding.Model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false })
            && statement.Parent is BlockSyntax around
            && around.Statements.SkipWhile(other => other != statement).Skip(1).ToList() is { Count: 1 } behind
            && behind[0] is ReturnStatementSyntax
            && !Comments.Exist(around, TextSpan.FromBounds(statement.Span.End, behind[0].FullSpan.End))
            ? [new TextChange(TextSpan.FromBounds(statement.Span.End, behind[0].Span.End), "")]
            : [];
    }
}
