using System.Collections.Generic;

namespace AuthErrors.Generators.Values;

/// <summary>Any one entry of a request's options: what a loop that copies them to another request sees.</summary>
/// <param name="Address">The options they are from.</param>
internal sealed record EntryValue(int Address) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<int> Owners => [Address];
}
