using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>Which outcomes a policy handles, as a builder has collected them.</summary>
/// <param name="Clauses">It handles what any of these matches.</param>
internal sealed record HandledValue(EquatableArray<HandledClause> Clauses) : Value
{
    /// <summary>It handles nothing yet.</summary>
    public static readonly HandledValue NoOutcome = new(Clauses: default);

    /// <inheritdoc/>
    public override IEnumerable<Value> Parts => Clauses.Select(static clause => clause.Test);

    /// <summary>The same with more.</summary>
    public HandledValue Or(IEnumerable<HandledClause> more) => new(Clauses.Concat(more).ToEquatableArray());
}
