using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Flow;

/// <summary>
/// Which variables of a graph may still be read from a block on. What none will read is forgotten, so that paths which differ in nothing else are one
/// again: without this, each test of a variable would double the paths for good.
/// </summary>
internal sealed class Liveness
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, Liveness> Known = new();

    private readonly ImmutableHashSet<object>[] _live;
    private readonly ImmutableHashSet<object> _tracked;

    private Liveness(ControlFlowGraph graph)
    {
        var reads = graph.Blocks.Select(static block => Operations(block).SelectMany(static operation => operation.DescendantsAndSelf()).Select(Variable).OfType<object>().ToImmutableHashSet()).ToArray();
        var always = Always(graph);
        _tracked = reads.SelectMany(static block => block).Where(variable => !always.Contains(variable) && variable is not IParameterSymbol { RefKind: not RefKind.None }).ToImmutableHashSet();
        _live = reads;
        Close(graph);
    }

    /// <summary>The liveness of a graph.</summary>
    public static Liveness Of(ControlFlowGraph graph) => Known.GetValue(graph, static graph => new Liveness(graph));

    /// <summary>True for a variable that nothing from a block on reads.</summary>
    public bool IsDead(object variable, BasicBlock block) => _tracked.Contains(variable) && !_live[block.Ordinal].Contains(variable);

    /// <summary>Carries what is read backwards along all edges, those of exceptions too.</summary>
    private void Close(ControlFlowGraph graph)
    {
        var open = new Queue<BasicBlock>(graph.Blocks.Reverse());
        while (open.Count > 0)
        {
            var block = open.Dequeue();
            foreach (var before in Predecessors(graph, block))
            {
                var live = _live[before.Ordinal].Union(_live[block.Ordinal]);
                if (live.Count > _live[before.Ordinal].Count)
                {
                    _live[before.Ordinal] = live;
                    open.Enqueue(before);
                }
            }
        }
    }

    /// <summary>The blocks from which a block may be entered: by a branch, by an exception, or on the way out through a <c>finally</c>.</summary>
    private static IEnumerable<BasicBlock> Predecessors(ControlFlowGraph graph, BasicBlock block)
    {
        var byBranch = block.Predecessors.Select(static branch => branch.Source);
        var around = Handlers.Around(block.EnclosingRegion)
            .Where(static region => region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)
            .Where(region => region.FirstBlockOrdinal == block.Ordinal)
            .SelectMany(region => Enumerable.Range(region.EnclosingRegion!.FirstBlockOrdinal, region.FirstBlockOrdinal - region.EnclosingRegion.FirstBlockOrdinal))
            .Select(ordinal => graph.Blocks[ordinal]);

        // After a finally the way goes on wherever it was bound, or to the next clause: each block behind may follow each before it.
        var through = block.Predecessors.SelectMany(static branch => branch.FinallyRegions)
            .Concat(Handlers.Around(block.EnclosingRegion).SelectMany(Siblings).Where(region => region.LastBlockOrdinal < block.Ordinal))
            .SelectMany(region => Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1))
            .Select(ordinal => graph.Blocks[ordinal]);
        return byBranch.Concat(around).Concat(through);
    }

    private static IEnumerable<ControlFlowRegion> Siblings(ControlFlowRegion region)
        => region.EnclosingRegion?.NestedRegions.Where(static sibling => sibling.Kind is ControlFlowRegionKind.Finally or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Catch) ?? [];

    /// <summary>What lambdas and local functions use, and what an assignment may reach by a roundabout way, is never forgotten.</summary>
    private static ImmutableHashSet<object> Always(ControlFlowGraph graph)
    {
        var nested = graph.OriginalOperation.DescendantsAndSelf().Where(static operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation);
        var captured = graph.Blocks.SelectMany(Operations).SelectMany(static operation => operation.DescendantsAndSelf()).OfType<IFlowCaptureOperation>().Select(static capture => capture.Value);
        return nested.Concat(captured).SelectMany(static operation => operation.DescendantsAndSelf()).Select(Variable).OfType<object>().Where(static variable => variable is ISymbol).ToImmutableHashSet();
    }

    private static object? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    private static IEnumerable<IOperation> Operations(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
