using System.Collections.Immutable;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Chains;

/// <summary>Finds chains: <c>if … else if …</c>, and <c>if</c>s that directly follow one another and always leave.</summary>
internal sealed class ChainReader(SemanticModel model, CodeEnums enums, CancellationToken cancellationToken)
{
    /// <summary>The chain that starts with a statement; <see langword="null"/> when none does, or it only goes on there.</summary>
    public Chain? StartingAt(IfStatementSyntax first)
    {
        if (TestOf(first) is not { } test || GoesOnAt(first, test))
        {
            return null;
        }

        var branches = ImmutableArray.CreateBuilder<ChainBranch>();
        branches.Add(new ChainBranch(first, test));
        while (true)
        {
            var last = branches[branches.Count - 1].Statement;
            var next = After(last, first);
            if (next is null || TestOf(next) is not { } asked || !asked.HasSubjectOf(test))
            {
                // A statement that follows is no branch; an `else` is, whatever stands there.
                return new Chain(branches.ToImmutable(), last.Else);
            }

            branches.Add(new ChainBranch(next, asked));
        }
    }

    private CodeTest? TestOf(IfStatementSyntax statement)
        => model.GetOperation(statement, cancellationToken) is IConditionalOperation conditional ? CodeTest.Read(conditional.Condition, enums) : null;

    /// <summary>True when the chain that the statement belongs to starts further up.</summary>
    private bool GoesOnAt(IfStatementSyntax statement, CodeTest test)
    {
        if (statement.Parent is ElseClauseSyntax { Parent: IfStatementSyntax outer })
        {
            return IsOf(outer, test);
        }

        var above = Neighbour(statement, statement.FullSpan.Start - 1) as IfStatementSyntax;
        while (above is not null && Leaves(above.Statement) && IsOf(above, test))
        {
            if (above.Else is null)
            {
                return true;
            }

            above = above.Else.Statement as IfStatementSyntax;
        }

        return false;
    }

    private bool IsOf(IfStatementSyntax statement, CodeTest test) => TestOf(statement) is { } other && other.HasSubjectOf(test);

    /// <summary>The statement that is reached when none of the chain was taken so far.</summary>
    private static IfStatementSyntax? After(IfStatementSyntax statement, IfStatementSyntax first)
    {
        if (statement.Else is { } otherwise)
        {
            return otherwise.Statement as IfStatementSyntax;
        }

        // A branch that does not leave would go on behind its ladder, and be asked again.
        var top = statement;
        while (Leaves(top.Statement) && top != first && top.Parent is ElseClauseSyntax { Parent: IfStatementSyntax outer })
        {
            top = outer;
        }

        return Leaves(top.Statement) ? Neighbour(top, top.FullSpan.End) as IfStatementSyntax : null;
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements[statements.Count - 1]),
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax => true,
        _ => statement.IsKind(SyntaxKind.YieldBreakStatement),
    };

    /// <summary>The statement at a position beside this one. Asked by position, long blocks need no search.</summary>
    private static StatementSyntax? Neighbour(StatementSyntax statement, int position)
    {
        var item = statement.Parent is GlobalStatementSyntax global ? (SyntaxNode)global : statement;
        if (item.Parent is not (BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax) || !item.Parent.FullSpan.Contains(position))
        {
            return null;
        }

        var beside = item.Parent.ChildThatContainsPosition(position).AsNode();
        return beside is GlobalStatementSyntax { Statement: var inner } ? inner : beside as StatementSyntax;
    }
}
