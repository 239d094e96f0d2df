using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>The edges that Roslyn's graph lacks: from what stands in a <c>try</c> to the clauses that may catch what it throws.</summary>
internal static class Handlers
{
    /// <summary>The catch clauses of the <c>try</c> that a region is the body of, in their order.</summary>
    public static IEnumerable<ControlFlowRegion> CatchesOf(ControlFlowRegion region)
        => region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } whole }
            ? whole.NestedRegions.Where(static nested => nested.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
            : [];

    /// <summary>The <c>finally</c> of the <c>try</c> that a region is the body of.</summary>
    public static ControlFlowRegion? FinallyOf(ControlFlowRegion region)
        => region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } whole }
            ? whole.NestedRegions.First(static nested => nested.Kind == ControlFlowRegionKind.Finally)
            : null;

    /// <summary>The clause whose filter or block a region is or lies in: it is what a caught exception belongs to.</summary>
    public static ControlFlowRegion? ClauseOf(ControlFlowRegion? region)
    {
        while (region is not null && !(region.Kind == ControlFlowRegionKind.FilterAndHandler
            || (region.Kind == ControlFlowRegionKind.Catch && region.EnclosingRegion?.Kind != ControlFlowRegionKind.FilterAndHandler)))
        {
            region = region.EnclosingRegion;
        }

        return region;
    }

    /// <summary>The filter of a clause, or else its block: where what it catches goes first.</summary>
    public static int EntryOf(ControlFlowRegion clause) => clause.FirstBlockOrdinal;

    /// <summary>The regions around a block, from the inside.</summary>
    public static IEnumerable<ControlFlowRegion> Around(ControlFlowRegion? region)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            yield return region;
        }
    }
}
