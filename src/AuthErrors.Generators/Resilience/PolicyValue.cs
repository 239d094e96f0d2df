using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>A policy, or a pipeline of them.</summary>
/// <param name="Strategies">What it does, the outermost first. Strategies that only pass a call on are left out.</param>
internal sealed record PolicyValue(EquatableArray<Strategy> Strategies) : Value
{
    /// <summary>It only passes calls on.</summary>
    public static readonly PolicyValue Empty = new(Strategies: default);

    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => Strategies.SelectMany(static strategy => strategy.Parts);

    /// <summary>A policy of one strategy.</summary>
    public static PolicyValue Of(Strategy strategy) => Empty.Around([strategy]);

    /// <summary>The same around others.</summary>
    public PolicyValue Around(IEnumerable<Strategy> inner) => new(Strategies.Concat(inner).ToEquatableArray());
}
