using System.Collections.Immutable;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>
/// Removes guards that decide nothing: <c>X when !b</c> behind <c>X when b</c>, which only what fails the first comes to, and guards that ask for the code
/// that the pattern asks for.
/// </summary>
internal static class GuardRemoval
{
    /// <summary>The changes; none unless the switch is complete after them.</summary>
    public static ImmutableArray<TextChange> Remove(IOperation operation, SwitchVerdict verdict)
    {
        var useless = verdict.Matrix.Arms.Where(arm => arm.Arm.IsGuarded && IsUseless(arm, operation, verdict.Matrix)).ToImmutableArray();
        return useless.IsEmpty || Usefulness.Judge(verdict.Matrix.WithoutGuards(useless)) is not { IsComplete: true } ? [] : [.. useless.Select(static arm => Removal(arm.Arm.Syntax))];
    }

    private static bool IsUseless(MatrixArm arm, IOperation operation, SwitchMatrix matrix)
        => GuardOf(arm) is { } guard
            && !guard.GetLeadingTrivia().Concat(guard.GetTrailingTrivia()).Any(static trivia => trivia.IsDirective || Comments.IsComment(trivia))
            && (GuardCheck.IsImplied(arm, guard.Condition, matrix, operation) || matrix.Arms.TakeWhile(other => other != arm).Any(other => IsOpposite(other, arm)));

    private static bool IsOpposite(MatrixArm earlier, MatrixArm arm)
        => GuardOf(earlier) is { Condition: var first }
            && GuardOf(arm) is { Condition: var second }
            && SyntaxFactory.AreEquivalent(PatternOf(earlier), PatternOf(arm))
            && IsPlain(first)
            && (IsNegation(first, second) || IsNegation(second, first));

    private static bool IsNegation(ExpressionSyntax expression, ExpressionSyntax negation)
        => Unwrap(negation) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }
            && SyntaxFactory.AreEquivalent(Unwrap(operand), Unwrap(expression));

    /// <summary>True when asking twice gives the same answer: nothing is called or written.</summary>
    private static bool IsPlain(ExpressionSyntax guard) => guard.DescendantNodesAndSelf().All(static node => node is IdentifierNameSyntax or LiteralExpressionSyntax
        or ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression });

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Unwrap(inner) : expression;

    private static WhenClauseSyntax? GuardOf(MatrixArm arm) => arm.Arm.Syntax switch
    {
        SwitchExpressionArmSyntax expression => expression.WhenClause,
        CasePatternSwitchLabelSyntax label => label.WhenClause,
        _ => null,
    };

    private static SyntaxNode? PatternOf(MatrixArm arm) => arm.Arm.Syntax switch
    {
        SwitchExpressionArmSyntax expression => expression.Pattern,
        CasePatternSwitchLabelSyntax label => label.Pattern,
        _ => null,
    };

    private static TextChange Removal(SyntaxNode arm)
    {
        var (pattern, guard) = arm is SwitchExpressionArmSyntax expression ? (expression.Pattern, expression.WhenClause!) : (((CasePatternSwitchLabelSyntax)arm).Pattern, ((CasePatternSwitchLabelSyntax)arm).WhenClause!);
        return new TextChange(TextSpan.FromBounds(pattern.Span.End, guard.Span.End), "");
    }
}
