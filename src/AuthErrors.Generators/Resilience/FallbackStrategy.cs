using System.Collections.Generic;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>A fallback: what it handles is replaced.</summary>
/// <param name="Handles">What it handles.</param>
/// <param name="Substitute">The function that makes the replacement, or the replacement itself.</param>
/// <param name="Before">The function that it calls first.</param>
internal sealed record FallbackStrategy(Value Handles, Value Substitute, Value Before) : Strategy(Handles)
{
    /// <inheritdoc/>
    protected override IEnumerable<Value> Callbacks => [Before, Substitute];
}
