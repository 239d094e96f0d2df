using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Tells the catch clauses that drop the failure of a retry.</summary>
internal static class Swallowed
{
    /// <summary>The clause, if it drops the exception that it now catches; else the one that has dropped one before.</summary>
    public static SyntaxNode? By(ControlFlowRegion clause, Frame frame, Value exception, State state)
        => exception is ReferenceValue thrown && state.Store.Read(thrown.Address, Sends.Failure) is not null && SyntaxOf(clause, frame) is { } syntax && !UsesException(syntax)
            ? syntax
            : state.Swallowing;

    /// <summary>True when the clause does something with what it has caught: who logs it has told somebody.</summary>
    private static bool UsesException(CatchClauseSyntax clause)
        => clause.Declaration?.Identifier is { RawKind: not (int)SyntaxKind.None, ValueText: var name }
            && clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name);

    /// <summary>The graph does not say where a clause stands: it is the one at the same place of the <c>try</c> whose block the operations lie in.</summary>
    private static CatchClauseSyntax? SyntaxOf(ControlFlowRegion clause, Frame frame)
    {
        var whole = clause.EnclosingRegion!;
        var body = whole.NestedRegions[0];
        var at = whole.NestedRegions.IndexOf(clause) - 1;
        var inside = frame.Graph.Blocks.Skip(body.FirstBlockOrdinal).Take(body.LastBlockOrdinal - body.FirstBlockOrdinal + 1)
            .SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .Select(static operation => operation.Syntax)
            .ToList();
        return inside.FirstOrDefault()?.Ancestors().OfType<TryStatementSyntax>()
            .FirstOrDefault(candidate => candidate.Catches.Count == whole.NestedRegions.Length - 1 && inside.All(syntax => candidate.Block.Span.Contains(syntax.Span)))?
            .Catches[at];
    }
}
