using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>
/// The loops whose turns are requests of their own: the loop variable feeds the request, and no response leaves the turn. Every other loop around a
/// send sends one request again.
/// </summary>
internal sealed class LoopTurns
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, LoopTurns> Known = new();

    private readonly HashSet<int> _starts = [];

    private LoopTurns(ControlFlowGraph graph) => _ = graph;

    /// <summary>The loops of a graph.</summary>
    public static LoopTurns Of(ControlFlowGraph graph) => Known.GetValue(graph, static graph => new LoopTurns(graph));

    /// <summary>True when a turn starts on the way from one block to another.</summary>
    public bool Starts(BasicBlock from, BasicBlock to) => _starts.Contains(to.Ordinal) && from.Ordinal != to.Ordinal;
}
