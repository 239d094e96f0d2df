using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>A call as it stands in a frame.</summary>
/// <param name="Frame">The frame that calls.</param>
/// <param name="Operation">The call.</param>
/// <param name="Region">The region it stands in, which says who catches what it throws.</param>
internal sealed record CallSite(Frame Frame, IOperation Operation, ControlFlowRegion? Region)
{
    /// <summary>The type of exception by which the called library expects what it runs to report a rejection.</summary>
    public ITypeSymbol? Expected { get; init; }
}
