using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Tells what statements end a piece of code that is run again and again.</summary>
internal static class Jumps
{
    /// <summary>True when a statement ends in a return, a throw or a break out of the code.</summary>
    public static bool Leaves(StatementSyntax statement, SyntaxNode repeated) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        BreakStatementSyntax => BreakTarget(statement) == repeated,
        BlockSyntax { Statements: var statements } => statements.LastOrDefault() is { } last && Leaves(last, repeated),
        IfStatementSyntax { Else.Statement: var other } choice => Leaves(choice.Statement, repeated) && Leaves(other, repeated),
        _ => false,
    };

    /// <summary>True when something in the statement starts another turn.</summary>
    public static bool Repeats(SyntaxNode node) => node.DescendantNodesAndSelf().Any(static inner => inner is ContinueStatementSyntax or GotoStatementSyntax);

    private static SyntaxNode? BreakTarget(StatementSyntax jump)
        => jump.Ancestors().FirstOrDefault(static around => around is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax);
}
