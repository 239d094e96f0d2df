using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Narrowings;

/// <summary>Finds the codes that <c>if</c>s before a statement, in its block, have dealt with by leaving.</summary>
internal sealed class EarlierChecks
{
    private readonly ISymbol _variable;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly ConditionReader _conditions;
    private readonly RowReader _rows;

    public EarlierChecks(ISymbol variable, ITypeSymbol type, CodeEnum codes, SemanticModel model, CancellationToken cancellationToken)
    {
        (_variable, _model, _cancellationToken) = (variable, model, cancellationToken);
        var positions = new PositionTree(type, canBeNull: true);
        _conditions = new ConditionReader(variable, positions.Root, new PatternReader(positions, model.Compilation));
        _rows = new RowReader([new CodeDomain(codes, canBeNull: true, static number => number)]);
    }

    /// <summary>The codes that do not get as far as a node.</summary>
    public CodeSet HandledBefore(SyntaxNode node)
    {
        var statement = StatementInList(node);
        if (statement is null || statement is LabeledStatementSyntax || VariableWrites.Any(statement, _variable, _model, _cancellationToken))
        {
            return CodeSet.Empty;
        }

        var handled = CodeSet.Empty;
        foreach (var earlier in Before(statement))
        {
            // A label lets others in, past all that stands before it.
            if (VariableWrites.Any(earlier, _variable, _model, _cancellationToken) || earlier is LabeledStatementSyntax)
            {
                break;
            }

            handled |= Links(earlier).TakeWhile(Exits).Aggregate(CodeSet.Empty, (codes, link) => codes | NamedBy(link.Condition));
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

    private bool Exits(IfStatementSyntax link) => _model.AnalyzeControlFlow(link.Statement) is { Succeeded: true, EndPointIsReachable: false };

    /// <summary>What a condition names, it names as an arm would: <c>!= X</c> leaves with every code of the future, and names none.</summary>
    private CodeSet NamedBy(ExpressionSyntax condition)
        => _rows.Read(_conditions.Read(_model.GetOperation(condition, _cancellationToken)))?
            .Where(static row => row.IsCertain)
            .Aggregate(CodeSet.Empty, static (codes, row) => codes | row.Names[0]) ?? CodeSet.Empty;
}
