using System.Collections.Generic;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Values;

/// <summary>A tuple, element by element.</summary>
/// <param name="Elements">In their order.</param>
internal sealed record TupleValue(EquatableArray<Value> Elements) : Value
{
    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => Elements;
}
