using System.Collections.Generic;

namespace AuthErrors.Generators.Values;

/// <summary>How far an enumeration of a sequence of known elements has come.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Index">The element that is current; -1 before the first.</param>
internal sealed record EnumeratorValue(ReferenceValue Sequence, int Index) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => [Sequence];
}
