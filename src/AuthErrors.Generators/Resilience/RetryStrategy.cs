using System.Collections.Generic;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>A retry: what it handles is tried again.</summary>
/// <param name="Handles">What it handles.</param>
/// <param name="Retries">How often, not counting the first attempt; without end is <see cref="long.MaxValue"/>.</param>
/// <param name="Between">The functions that it calls before each retry, in their order.</param>
/// <param name="First">The number that they are given at the first retry: 1 in version 7, 0 in version 8.</param>
internal sealed record RetryStrategy(Value Handles, NumberValue Retries, EquatableArray<Value> Between, int First) : Strategy(Handles)
{
    /// <inheritdoc/>
    protected override IEnumerable<Value> Callbacks => Between;
}
