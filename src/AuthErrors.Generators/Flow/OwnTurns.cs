using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Flow;

/// <summary>
/// Tells the loops whose turns are requests of their own. Each item of a list is sent by itself when the loop variable feeds the request and no response
/// leaves the turn; and whoever polls for ever never asks how a turn went. Every other loop around a send is one request that is sent again.
/// </summary>
internal static class OwnTurns
{
    /// <summary>True for such a loop.</summary>
    public static bool Has(StatementSyntax statement)
        => BodyOf(statement) is { } body
            && Nodes(body).OfType<AwaitExpressionSyntax>().Any()
            && (body as BlockSyntax)?.Statements.FirstOrDefault() is not (WhileStatementSyntax or DoStatementSyntax)
            && statement switch
            {
                ForEachStatementSyntax each => IsFed(body, each.Identifier.ValueText, isCounter: false) && IsClosed(each, body),
                ForEachVariableStatementSyntax each => IsClosed(each, body),
                ForStatementSyntax { Declaration.Variables.Count: 1 } counted => IsFed(body, counted.Declaration!.Variables[0].Identifier.ValueText, isCounter: true) && IsClosed(counted, body) && !DependsOnTurn(counted.Condition, body),
                WhileStatementSyntax loop => IsEndless(loop.Condition) && IsClosed(loop, body),
                _ => false,
            };

    /// <summary>What is repeated.</summary>
    public static StatementSyntax? BodyOf(StatementSyntax statement) => statement switch
    {
        CommonForEachStatementSyntax each => each.Statement,
        ForStatementSyntax counted => counted.Statement,
        WhileStatementSyntax loop => loop.Statement,
        _ => null,
    };

    /// <summary>True when the loop variable says what is sent, and not only how often or how long after.</summary>
    private static bool IsFed(StatementSyntax body, string variable, bool isCounter)
        => Nodes(body).OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == variable && (isCounter ? IsGiven(use) : !IsTiming(use)));

    /// <summary>A counter feeds what it is an argument or an index of.</summary>
    private static bool IsGiven(IdentifierNameSyntax use)
        => !IsTiming(use) && use.Ancestors().TakeWhile(static node => node is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax or InterpolationSyntax or InterpolatedStringContentSyntax)
            .Any(static node => node is ArgumentSyntax);

    private static bool IsTiming(IdentifierNameSyntax use)
        => use.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression.ToString() is var called
            && (called.Contains("Delay") || called.Contains("TimeSpan.") || called.Contains("Math.") || called.Contains("Log") || called.Contains("Write")));

    /// <summary>True when no turn ends the loop for how it went, and none hands its response on.</summary>
    private static bool IsClosed(StatementSyntax loop, StatementSyntax body)
    {
        var waits = Nodes(body).OfType<AwaitExpressionSyntax>().ToList();
        var first = waits.Count == 0 ? body.Span.End : waits.Min(static wait => wait.SpanStart);
        return !Nodes(body).Any(node => node.Span.End > first && Leaves(node, loop)) && !Nodes(body).OfType<AssignmentExpressionSyntax>().Any(assignment => HandsOn(assignment, loop));
    }

    private static bool Leaves(SyntaxNode node, StatementSyntax loop) => node switch
    {
        ReturnStatementSyntax or GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } => true,
        BreakStatementSyntax => node.Ancestors().First(static outer => outer is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax) == loop,
        _ => false,
    };

    /// <summary>An assignment of what was awaited to something that outlives the turn.</summary>
    private static bool HandsOn(AssignmentExpressionSyntax assignment, StatementSyntax loop)
        => assignment.Kind() == SyntaxKind.SimpleAssignmentExpression
            && assignment.Right is AwaitExpressionSyntax
            && assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name }
            && !IsToken(name)
            && !loop.DescendantNodes().Any(node => node is VariableDeclaratorSyntax declared && declared.Identifier.ValueText == name);

    private static bool IsToken(string name) => name.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True when what ends the loop is set by its turns.</summary>
    private static bool DependsOnTurn(ExpressionSyntax? condition, StatementSyntax body)
        => condition is not null && condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(use =>
            Nodes(body).OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.ToString() == use.Identifier.ValueText));

    private static bool IsEndless(ExpressionSyntax condition)
        => condition.IsKind(SyntaxKind.TrueLiteralExpression)
            || condition.ToString() is var text && (text.Contains("IsCancellationRequested") || text.Contains("WaitForNextTickAsync") || text.Contains("WaitToReadAsync")) && !text.Contains("&&") && !text.Contains("||");

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode body) => body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
