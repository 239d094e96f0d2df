using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>One activation of a method, lambda or local function; the owner of its variables in the store.</summary>
/// <param name="id">The owner.</param>
/// <param name="symbol">What is activated: a method, or a member whose initialiser runs.</param>
/// <param name="graph">Its graph.</param>
/// <param name="lexical">Where a lambda or local function was made: its captured variables live there.</param>
/// <param name="caller">Who called, and where; <see langword="null"/> at the start of a request.</param>
internal sealed class Frame(int id, ISymbol symbol, ControlFlowGraph graph, Frame? lexical, CallSite? caller)
{
    /// <summary>The key of the variable <c>this</c>.</summary>
    public static readonly object Self = nameof(Self);

    /// <summary>The owner of its variables.</summary>
    public int Id { get; } = id;

    /// <summary>What is activated.</summary>
    public ISymbol Symbol { get; } = symbol;

    /// <summary>Its graph.</summary>
    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>Where it was made, if that matters.</summary>
    public Frame? Lexical { get; } = lexical;

    /// <summary>Who called.</summary>
    public CallSite? Caller { get; } = caller;

    /// <summary>True for the initialiser of a member that all requests see: what it makes is no request's own.</summary>
    public bool IsOfSharedMember { get; init; }

    /// <summary>How many calls it is away from the start of the request.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Frame.Depth + 1;

    /// <summary>The frame that owns a local variable or parameter: this one, or one that it was made in.</summary>
    public Frame OwnerOf(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Lexical)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Symbol, variable.ContainingSymbol))
            {
                return frame;
            }
        }

        return this;
    }

    /// <summary>The loops of the graph whose turns are requests of their own.</summary>
    public LoopTurns Turns { get; } = LoopTurns.Of(graph);

    /// <summary>Which variables of the graph are still read.</summary>
    public Liveness Liveness { get; } = Liveness.Of(graph);

    /// <summary>The body of a local function that is called here, with the frame it was made in.</summary>
    public (Frame Lexical, ControlFlowGraph Graph)? LocalFunction(IMethodSymbol function)
    {
        for (var frame = this; frame is not null; frame = frame.Lexical)
        {
            if (frame.Graph.LocalFunctions.Contains(function.OriginalDefinition))
            {
                return (frame, frame.Graph.GetLocalFunctionControlFlowGraph(function.OriginalDefinition));
            }
        }

        return null;
    }

    /// <summary>The owners of all variables that can be seen from here.</summary>
    public IEnumerable<int> Chain
    {
        get
        {
            for (var frame = this; frame is not null; frame = frame.Lexical)
            {
                yield return frame.Id;
            }
        }
    }

    /// <summary>The frame of the method that this lies in, itself unless it is a lambda or local function.</summary>
    public Frame Outermost => Lexical is null ? this : Lexical.Outermost;
}
