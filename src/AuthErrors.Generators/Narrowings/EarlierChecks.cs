using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Narrowings;

/// <summary>Finds the codes that <c>if</c>s before a statement, in its block, have dealt with by leaving.</summary>
internal sealed class EarlierChecks(ISymbol variable, NamedCodes codes, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The codes that do not get as far as a node.</summary>
    public CodeSet HandledBefore(SyntaxNode node)
    {
        var statement = StatementInList(node);
        if (statement is null || statement is LabeledStatementSyntax || VariableWrites.Any(statement, variable, model, cancellationToken))
        {
            return CodeSet.Empty;
        }

        var handled = CodeSet.Empty;
        foreach (var earlier in Before(statement))
        {
            // A label lets others in, past all that stands before it.
            if (VariableWrites.Any(earlier, variable, model, cancellationToken) || earlier is LabeledStatementSyntax)
            {
                break;
            }

            handled |= Links(earlier).TakeWhile(Exits).Aggregate(CodeSet.Empty, (named, link) => named | codes.In(model.GetOperation(link.Condition, cancellationToken)));
        }

        return handled;
    }

    /// <summary>The statement around a node that stands in a list of statements of the same function.</summary>
    private static StatementSyntax? StatementInList(SyntaxNode node)
        => node.AncestorsAndSelf()
            .TakeWhile(static ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>()
            .FirstOrDefault(static statement => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);

    /// <summary>The statements before one in its list, the nearest first.</summary>
    private static IEnumerable<StatementSyntax> Before(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.TakeWhile(other => other != statement).Reverse(),
        SwitchSectionSyntax section => section.Statements.TakeWhile(other => other != statement).Reverse(),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement).TakeWhile(other => other != statement).Reverse(),
        _ => [],
    };

    /// <summary>The <c>if</c>s of a chain.</summary>
    private static IEnumerable<IfStatementSyntax> Links(StatementSyntax statement)
    {
        for (var link = statement as IfStatementSyntax; link is not null; link = link.Else?.Statement as IfStatementSyntax)
        {
            yield return link;
        }
    }

    private bool Exits(IfStatementSyntax link) => model.AnalyzeControlFlow(link.Statement) is { Succeeded: true, EndPointIsReachable: false };
}
