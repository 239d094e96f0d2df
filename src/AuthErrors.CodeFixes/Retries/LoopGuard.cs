using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Makes a loop refresh once: a flag is declared above it, set before the refresh and asked by the test of the rejection.</summary>
internal sealed class LoopGuard(RetryDiagnostic finding, Repetition loop)
{
    private readonly StatementSyntax _loop = (StatementSyntax)loop.Node;

    /// <summary>The changes; none where there is no such test, or no place for the flag.</summary>
    public ImmutableArray<TextChange> Around(InvocationExpressionSyntax call)
    {
        var refresh = call.FirstAncestorOrSelf<StatementSyntax>()!;
        if (!StatementLines.IsInList(_loop) || !loop.Holds(refresh) || new RejectionTestFinder(finding, loop).Above(call) is not { } test)
        {
            return [];
        }

        if (GuardTest.FlagsIn(test).Select(FlagOf).OfType<LocalDeclarationStatementSyntax>().FirstOrDefault() is { } declared)
        {
            return [.. Mend(declared, refresh)];
        }

        if (!test.IsEnding)
        {
            return [];
        }

        var flag = FreeName.In(_loop, "refreshed");
        return
        [
            .. StatementLines.InsertAbove(_loop, [$"var {flag} = false;"], finding.Text),
            .. GuardTest.Add(test, flag),
            .. StatementLines.InsertAbove(refresh, [$"{flag} = true;"], finding.Text),
        ];
    }

    /// <summary>The declaration of a local that is false at first.</summary>
    private LocalDeclarationStatementSyntax? FlagOf(IdentifierNameSyntax name)
        => finding.SymbolOf(name) is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value.RawKind: (int)SyntaxKind.FalseLiteralExpression, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } }
            ? declaration
            : null;

    /// <summary>A flag is there, but each turn has its own, or nothing sets it.</summary>
    private IEnumerable<TextChange> Mend(LocalDeclarationStatementSyntax declaration, StatementSyntax refresh)
    {
        if (loop.Holds(declaration))
        {
            var whole = StatementLines.WholeOf(declaration, finding.Text);
            var lines = finding.Text.ToString(whole).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();
            foreach (var change in StatementLines.InsertAbove(_loop, lines, finding.Text).Append(new TextChange(whole, "")))
            {
                yield return change;
            }
        }

        var flag = declaration.Declaration.Variables.First().Identifier.ValueText;
        if (!IsSetWith(refresh, flag))
        {
            foreach (var change in StatementLines.InsertAbove(refresh, [$"{flag} = true;"], finding.Text))
            {
                yield return change;
            }
        }
    }

    /// <summary>True when the flag is set right before or behind the refresh.</summary>
    private static bool IsSetWith(StatementSyntax refresh, string flag)
    {
        if (refresh.Parent is not BlockSyntax { Statements: var statements })
        {
            return false;
        }

        var sets = statements.IndexOf(statement => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } } && name == flag);
        var place = statements.IndexOf(refresh);
        return sets >= 0 && !statements.Skip(place).Take(sets - place).Any(Jumps.Repeats);
    }
}
