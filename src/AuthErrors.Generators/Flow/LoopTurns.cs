using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>The loops of a graph whose turns are requests of their own, each known by the block that a turn starts with.</summary>
internal sealed class LoopTurns
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, LoopTurns> Known = new();

    private readonly ImmutableArray<(int Start, ImmutableHashSet<int> Inside)> _loops;

    private LoopTurns(ControlFlowGraph graph)
        => _loops = graph.OriginalOperation.Syntax.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>()
            .Where(OwnTurns.Has)
            .Select(loop => Locate(graph, loop))
            .Where(static loop => !loop.Inside.IsEmpty)
            .ToImmutableArray();

    /// <summary>The loops of a graph.</summary>
    public static LoopTurns Of(ControlFlowGraph graph) => Known.GetValue(graph, static graph => new LoopTurns(graph));

    /// <summary>The loops that are entered on the way from one block to another.</summary>
    public IEnumerable<int> Entered(BasicBlock from, BasicBlock to) => Where(loop => !loop.Inside.Contains(from.Ordinal) && loop.Inside.Contains(to.Ordinal));

    /// <summary>The loops of which a turn starts on the way.</summary>
    public IEnumerable<int> Turned(BasicBlock to) => Where(loop => loop.Start == to.Ordinal);

    /// <summary>The loops that are left on the way.</summary>
    public IEnumerable<int> Left(BasicBlock from, BasicBlock to) => Where(loop => loop.Inside.Contains(from.Ordinal) && !loop.Inside.Contains(to.Ordinal));

    private IEnumerable<int> Where(Func<(int Start, ImmutableHashSet<int> Inside), bool> predicate) => _loops.IsEmpty ? [] : _loops.Where(predicate).Select(static loop => loop.Start);

    private static (int Start, ImmutableHashSet<int> Inside) Locate(ControlFlowGraph graph, StatementSyntax loop)
    {
        var inside = BlocksIn(graph, loop);
        var body = BlocksIn(graph, OwnTurns.BodyOf(loop)!);
        return body.IsEmpty ? (-1, body) : (body.Min(), inside);
    }

    private static ImmutableHashSet<int> BlocksIn(ControlFlowGraph graph, SyntaxNode node)
        => graph.Blocks.Where(block => Operations(block).Any(operation => node.Span.Contains(operation.Syntax.Span))).Select(static block => block.Ordinal).ToImmutableHashSet();

    private static IEnumerable<IOperation> Operations(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
