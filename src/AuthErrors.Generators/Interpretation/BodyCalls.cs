using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What stands in one body.</summary>
/// <param name="Facts">What matters to the rules.</param>
/// <param name="Blocks">How large it is.</param>
/// <param name="Calls">The methods it calls of which there are bodies.</param>
internal sealed record BodyCalls(BodyFacts Facts, int Blocks, ImmutableArray<IMethodSymbol> Calls)
{
    /// <summary>There is no body.</summary>
    public static readonly BodyCalls None = new(BodyFacts.None, 0, []);
}
