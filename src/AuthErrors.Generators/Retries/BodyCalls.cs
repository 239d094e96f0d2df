using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>What a body calls.</summary>
/// <param name="Refreshes">True when one of its calls refreshes a token.</param>
/// <param name="ReadsToken">True when it reads a token.</param>
/// <param name="TestsRejection">True when it asks whether a request was rejected.</param>
/// <param name="Calls">The methods it calls of which there are bodies.</param>
internal sealed record BodyCalls(bool Refreshes, bool ReadsToken, bool TestsRejection, ImmutableArray<IMethodSymbol> Calls)
{
    /// <summary>There is no body.</summary>
    public static readonly BodyCalls None = new(Refreshes: false, ReadsToken: false, TestsRejection: false, []);
}
