using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Interpretation;

/// <summary>All ways in which something can end. None: it never does.</summary>
internal sealed class Outcomes(ImmutableArray<Outcome> all) : IEnumerable<Outcome>
{
    /// <summary>It never ends.</summary>
    public static readonly Outcomes None = new([]);

    /// <summary>It ends in one way.</summary>
    public static Outcomes Of(State state, Value value) => new([new Outcome(state, value)]);

    /// <summary>It throws.</summary>
    public static Outcomes Throw(State state, Value exception) => new([new Outcome(state, exception, IsThrown: true)]);

    /// <summary>The ways of several, each once.</summary>
    public static Outcomes Union(IEnumerable<Outcome> all)
    {
        var distinct = all.Distinct().ToImmutableArray();
        return new Outcomes(distinct.Length <= Limits.Outcomes ? distinct : Join(distinct));
    }

    /// <summary>What follows where it ends with a value; exceptions pass by.</summary>
    public Outcomes Then(Func<State, Value, Outcomes> next)
        => all.Length == 1 && !all[0].IsThrown
            ? next(all[0].State, all[0].Value)
            : Union(all.SelectMany(outcome => outcome.IsThrown ? [outcome] : next(outcome.State, outcome.Value).AsEnumerable()));

    /// <summary>The same when what they give is awaited.</summary>
    public Outcomes Await() => Then(static (state, value) => value is FaultedValue faulted ? Throw(state, faulted.Exception) : Of(state, value));

    /// <summary>The same when they are those of a task that nobody awaits yet.</summary>
    public Outcomes Keep() => Union(this.Select(static outcome => outcome.IsThrown ? new Outcome(outcome.State, new FaultedValue(outcome.Value)) : outcome));

    /// <summary>The same after other effects.</summary>
    public Outcomes After(Effects effects) => Union(this.Select(outcome => outcome with { State = outcome.State with { Effects = outcome.State.Effects | effects } }));

    /// <summary>The same with other values.</summary>
    public Outcomes Select(Func<State, Value, Value> map) => Then((state, value) => Of(state, map(state, value)));

    /// <summary>These and those.</summary>
    public Outcomes Or(Outcomes other) => Union(this.Concat(other));

    /// <summary>Makes one of those that differ only in what is known; what is counted stays apart.</summary>
    private static ImmutableArray<Outcome> Join(ImmutableArray<Outcome> all)
        => all.GroupBy(static outcome => (outcome.IsThrown, outcome.State with { Store = Store.Empty, IsVague = false }))
            .Select(static alike => alike.Aggregate(static (one, other) => one with
            {
                Value = one.Value.Join(other.Value),
                State = one.State with { Store = one.State.Store.Join(other.State.Store), IsVague = true },
            }))
            .ToImmutableArray();

    /// <inheritdoc/>
    public IEnumerator<Outcome> GetEnumerator() => ((IEnumerable<Outcome>)all).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
