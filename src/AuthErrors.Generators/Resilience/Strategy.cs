using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>One layer of a policy.</summary>
/// <param name="Handles">Which outcomes it takes care of: a <see cref="HandledValue"/>, a function, or something that is not known.</param>
internal abstract record Strategy(Value Handles)
{
    /// <summary>The values that it is made of.</summary>
    public IEnumerable<Value> Parts => Callbacks.Append(Handles);

    /// <summary>The functions that it was given.</summary>
    protected abstract IEnumerable<Value> Callbacks { get; }
}
