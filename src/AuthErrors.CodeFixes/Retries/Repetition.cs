using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Code that is run again and again: a loop, the statements between a label and a jump back to it, or a method that calls itself.</summary>
/// <param name="Node">The loop, the labelled statement or the method.</param>
/// <param name="Condition">What is tested before each turn.</param>
/// <param name="IsEndless">True when nothing but jumps ends it.</param>
internal sealed record Repetition(SyntaxNode Node, ExpressionSyntax? Condition, bool IsEndless)
{
    /// <summary>The loops around a node within its method, the innermost first.</summary>
    public static IEnumerable<Repetition> Around(SyntaxNode node)
    {
        foreach (var around in node.Ancestors().TakeWhile(static around => !IsFunction(around)))
        {
            switch (around)
            {
                case WhileStatementSyntax loop:
                    yield return new Repetition(loop, loop.Condition, IsTrue(loop.Condition));
                    break;
                case ForStatementSyntax loop:
                    yield return new Repetition(loop, loop.Condition, loop.Condition is null || IsTrue(loop.Condition));
                    break;
                case DoStatementSyntax loop:
                    yield return new Repetition(loop, Condition: null, IsTrue(loop.Condition));
                    break;
                case CommonForEachStatementSyntax loop:
                    yield return new Repetition(loop, Condition: null, IsEndless: false);
                    break;
                case BlockSyntax block when LabelAbove(block, node) is { } label:
                    yield return new Repetition(label, Condition: null, IsEndless: true);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>True for a method that calls itself.</summary>
    public bool IsRecursion => IsFunction(Node);

    /// <summary>The method as code that its own calls repeat.</summary>
    public static Repetition Of(SyntaxNode method) => new(method, Condition: null, IsEndless: false);

    public static bool IsFunction(SyntaxNode node) => node is MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    /// <summary>True when a node stands in the repeated code, which need not be below the labelled statement.</summary>
    public bool Holds(SyntaxNode node) => Node is LabeledStatementSyntax
        ? node.SpanStart >= Node.SpanStart && Node.Parent!.Span.Contains(node.Span)
        : node != Node && Node.Span.Contains(node.Span);

    private static LabeledStatementSyntax? LabelAbove(BlockSyntax block, SyntaxNode node)
        => block.Statements.OfType<LabeledStatementSyntax>().FirstOrDefault(label => label.SpanStart <= node.SpanStart
            && block.DescendantNodes().OfType<GotoStatementSyntax>().Any(jump => jump.SpanStart > node.SpanStart
                && jump.Expression is IdentifierNameSyntax { Identifier.ValueText: var target } && target == label.Identifier.ValueText));

    private static bool IsTrue(ExpressionSyntax condition) => condition.IsKind(SyntaxKind.TrueLiteralExpression);
}
