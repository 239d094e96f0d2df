using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Writes a flag into the test that lets a refresh through, and finds flags that are there.</summary>
internal static class GuardTest
{
    /// <summary>The changes that let nothing through once the flag is set.</summary>
    public static IEnumerable<TextChange> Add(RejectionTest test, string flag) => test switch
    {
        { Condition: { } condition, LeadsAway: true } => Append(condition, " || " + flag, condition is AssignmentExpressionSyntax or ConditionalExpressionSyntax || condition.IsKind(SyntaxKind.CoalesceExpression)),
        { Condition: { } condition } => Append(condition, " && !" + flag, condition is AssignmentExpressionSyntax or ConditionalExpressionSyntax || condition.IsKind(SyntaxKind.CoalesceExpression) || condition.IsKind(SyntaxKind.LogicalOrExpression)),
        { Place: CatchClauseSyntax clause } => [Lines.Insertion((clause.Declaration?.Span ?? clause.CatchKeyword.Span).End, $" when (!{flag})")],
        { Place: SwitchSectionSyntax section } => section.Labels.SelectMany(label => label is CasePatternSwitchLabelSyntax { WhenClause.Condition: var guard } ? Add(test with { Condition = guard }, flag) : [Lines.Insertion(label.ColonToken.SpanStart, $" when !{flag}")]),
        _ => [],
    };

    /// <summary>The names that the test asks already, of which one may be a flag that does not work.</summary>
    public static IEnumerable<IdentifierNameSyntax> FlagsIn(RejectionTest test) => test.Condition is not { } condition
        ? []
        : Operands(condition, test.LeadsAway ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression)
            .Select(operand => test.LeadsAway ? operand : (operand as PrefixUnaryExpressionSyntax)?.Operand)
            .OfType<IdentifierNameSyntax>();

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition, SyntaxKind kind)
        => condition is BinaryExpressionSyntax binary && binary.IsKind(kind) ? Operands(binary.Left, kind).Concat(Operands(binary.Right, kind)) : [condition];

    private static IEnumerable<TextChange> Append(ExpressionSyntax condition, string test, bool needsParentheses) => needsParentheses
        ? [Lines.Insertion(condition.SpanStart, "("), Lines.Insertion(condition.Span.End, ")" + test)]
        : [Lines.Insertion(condition.Span.End, test)];
}
