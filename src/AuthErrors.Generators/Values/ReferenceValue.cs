using System.Collections.Generic;

namespace AuthErrors.Generators.Values;

/// <summary>An object whose members are tracked.</summary>
/// <param name="Address">Its owner in the store.</param>
internal sealed record ReferenceValue(int Address) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<int> Owners => [Address];
}
