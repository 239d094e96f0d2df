using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Finds the test of the rejection that lets a refresh through, and tells whether the other way out of the test ends the repetition.</summary>
internal sealed class RejectionTestFinder(RetryDiagnostic finding, Repetition repetition)
{
    /// <summary>The test nearest above the call; <see langword="null"/> when there is none that a flag could be added to.</summary>
    public RejectionTest? Above(InvocationExpressionSyntax call)
    {
        for (SyntaxNode node = call; node != repetition.Node && node.Parent is { } parent && repetition.Holds(node); node = parent)
        {
            if (node is StatementSyntax statement && ExitBefore(statement) is { } exit)
            {
                return exit;
            }

            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax when parent != repetition.Node:
                    return null;
                case IfStatementSyntax choice when choice.Statement == node && AsksOutcome(choice.Condition):
                    return new RejectionTest(choice.Condition, LeadsAway: false, Place: null) { IsEnding = IsEnd(choice.Else?.Statement) || EndsBehind(choice) };
                case ElseClauseSyntax { Parent: IfStatementSyntax choice } when AsksOutcome(choice.Condition):
                    return Jumps.Leaves(choice.Statement, repetition.Node) ? new RejectionTest(choice.Condition, LeadsAway: true, Place: null) : null;
                case ConditionalExpressionSyntax choice when choice.Condition != node && AsksOutcome(choice.Condition):
                    return repetition.IsRecursion ? new RejectionTest(choice.Condition, choice.WhenFalse == node, Place: null) : null;
                case CatchClauseSyntax clause:
                    return IsLastResort(clause) ? new RejectionTest(clause.Filter?.FilterExpression, LeadsAway: false, clause) : null;
                case SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section when AsksOutcome(choice.Expression):
                    return IsGuardable(section, choice) ? new RejectionTest(Condition: null, LeadsAway: false, section) : null;
                default:
                    break;
            }
        }

        return repetition.Condition is { } condition && AsksOutcome(condition) && SendsOnlyAfter(call) ? new RejectionTest(condition, LeadsAway: false, Place: null) : null;
    }

    private RejectionTest? ExitBefore(StatementSyntax statement)
        => Before(statement).OfType<IfStatementSyntax>().FirstOrDefault(exit => exit.Else is null && AsksOutcome(exit.Condition) && Jumps.Leaves(exit.Statement, repetition.Node)) is { } found
            ? new RejectionTest(found.Condition, LeadsAway: true, Place: null)
            : null;

    /// <summary>The statements above one in its list, the nearest first.</summary>
    private IEnumerable<StatementSyntax> Before(StatementSyntax statement) => ListOf(statement)
        .Where(other => other.SpanStart < statement.SpanStart && repetition.Holds(other))
        .Select(static other => other is LabeledStatementSyntax { Statement: var labelled } ? labelled : other)
        .Reverse();

    private static SyntaxList<StatementSyntax> ListOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };

    /// <summary>True when a condition asks about a response, its status or an exception.</summary>
    private bool AsksOutcome(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part =>
        IsOutcome(finding.TypeOf(part))
        || (part is IdentifierNameSyntax && finding.SymbolOf(part) is ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean } flag && KeepsOutcome(flag)));

    private bool KeepsOutcome(ILocalSymbol flag) => flag.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && value.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part => IsOutcome(finding.TypeOf(part))));

    private static bool IsOutcome(ITypeSymbol? type) => HttpTypes.IsResponse(type) || HttpTypes.IsStatus(type) || HttpTypes.IsException(type);

    /// <summary>True when the repetition ends in a statement, whatever it does.</summary>
    private bool IsEnd(StatementSyntax? statement) => statement is not null && Jumps.Leaves(statement, repetition.Node) && !Jumps.Repeats(statement);

    /// <summary>True when what the section leaves to the others ends the repetition, there or behind the switch.</summary>
    private bool IsGuardable(SwitchSectionSyntax section, SwitchStatementSyntax choice)
    {
        var catchAll = choice.Sections.FirstOrDefault(static other => other.Labels.Any(static label => label is DefaultSwitchLabelSyntax));
        return catchAll != section && (catchAll is null || catchAll.Statements.Last() is BreakStatementSyntax ? EndsBehind(choice) : IsEnd(catchAll.Statements.Last()));
    }

    /// <summary>True when the repetition ends where a statement is passed over.</summary>
    private bool EndsBehind(StatementSyntax choice)
    {
        if (repetition.IsRecursion)
        {
            return !repetition.Node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.SpanStart > choice.Span.End && IsOfMethod(call));
        }

        for (SyntaxNode node = choice; node != repetition.Node && node is not CatchClauseSyntax && repetition.Holds(node); node = node.Parent!)
        {
            var behind = node is StatementSyntax statement ? ListOf(statement).Where(next => next.SpanStart > node.SpanStart).ToList() : [];
            if (behind.Count > 0)
            {
                return Jumps.Leaves(behind[behind.Count - 1], repetition.Node) && !(repetition.IsEndless && behind.Exists(Jumps.Repeats));
            }
        }

        return false;
    }

    private bool IsOfMethod(InvocationExpressionSyntax call) => SymbolEqualityComparer.Default.Equals(finding.SymbolOf(call)?.OriginalDefinition, finding.DeclaredBy(repetition.Node));

    /// <summary>True when an exception that the filter lets by leaves the repetition.</summary>
    private bool IsLastResort(CatchClauseSyntax clause)
    {
        var around = (TryStatementSyntax)clause.Parent!;
        return around.Catches.Last() == clause && !around.Ancestors().TakeWhile(repetition.Holds).OfType<TryStatementSyntax>().Any(static outer => outer.Catches.Count > 0);
    }

    /// <summary>True when the turn sends what was refreshed, and nothing before.</summary>
    private bool SendsOnlyAfter(InvocationExpressionSyntax call)
    {
        var sends = repetition.Node.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(send => HttpTypes.IsSend(finding.TypeOf(send))).ToList();
        return sends.Count > 0 && sends.TrueForAll(send => send.Span.End > call.Span.End);
    }
}
