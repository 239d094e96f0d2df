using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Interpretation;

/// <summary>The states that one block has been entered with. States of different counts are never joined.</summary>
internal sealed class Visits
{
    private readonly HashSet<State> _states = [];
    private readonly List<State> _widened = [];

    /// <summary>What to enter the block with now; <see langword="null"/> when that has been done.</summary>
    public State? Add(State state)
    {
        if (_states.Contains(state) || _widened.Any(known => known.IsAlike(state) && known.Store.Covers(state.Store)))
        {
            return null;
        }

        if (_states.Count < Limits.NarrowStates)
        {
            _states.Add(state);
            return state;
        }

        var alike = _states.Where(state.IsAlike).ToList();
        if (alike.Count < Limits.NarrowStates / 2)
        {
            _states.Add(state);
            return state;
        }

        var fresh = _states.Count < Limits.States ? Widen(alike, state) : Join(alike, state);
        _states.Add(fresh);
        _widened.Add(fresh);
        return fresh;
    }

    /// <summary>Lets the numbers that a loop moves run on for ever; what tests them narrows them again.</summary>
    private static State Widen(List<State> alike, State state)
    {
        var last = alike[alike.Count - 1];
        var store = state.Store.Owners.Aggregate(state.Store, (widened, owner) => widened.With(
            owner,
            state.Store.Of(owner).All.Aggregate(state.Store.Of(owner), (variables, held) =>
                held.Value is NumberValue number && last.Store.Read(owner, held.Key) is NumberValue before && before != number
                    ? variables.Write(held.Key, before.Widen(number))
                    : variables)));
        return state with { Store = store };
    }

    private static State Join(List<State> alike, State state)
        => state with { Store = alike.Aggregate(state.Store, static (store, other) => store.Join(other.Store)), IsVague = true };
}
