using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Flow;

/// <summary>A call as it stands in a frame.</summary>
/// <param name="Frame">The frame that calls.</param>
/// <param name="Operation">The call.</param>
/// <param name="Region">The region it stands in, which says who catches what it throws.</param>
internal sealed record CallSite(Frame Frame, IOperation Operation, ControlFlowRegion? Region)
{
    /// <summary>True when what the call gives is awaited where it stands.</summary>
    public bool IsAwaited => Operation.Syntax.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WaitAsync", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } } => true,
        _ => false,
    };
}
