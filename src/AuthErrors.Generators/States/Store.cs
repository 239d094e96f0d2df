using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.States;

/// <summary>
/// The memory of a path: for each owner (a frame of a method, or an object) what its variables hold. What it does not hold is unknown.
/// Two stores are equal when they hold the same, which is how a path is found to lead nowhere new.
/// </summary>
internal sealed class Store : IEquatable<Store>
{
    /// <summary>Nothing is known.</summary>
    public static readonly Store Empty = new(ImmutableDictionary<int, Variables>.Empty, 0);

    private readonly ImmutableDictionary<int, Variables> _owners;
    private readonly int _hash;

    private Store(ImmutableDictionary<int, Variables> owners, int hash) => (_owners, _hash) = (owners, hash);

    /// <summary>Whoever owns something here.</summary>
    public IEnumerable<int> Owners => _owners.Keys;

    /// <summary>What an owner's variable holds.</summary>
    public Value? Read(int owner, object key) => _owners.TryGetValue(owner, out var variables) ? variables.Read(key) : null;

    /// <summary>The variables of an owner.</summary>
    public Variables Of(int owner) => _owners.TryGetValue(owner, out var variables) ? variables : Variables.Empty;

    /// <summary>The same with a variable set.</summary>
    public Store Write(int owner, object key, Value value) => With(owner, Of(owner).Write(key, value));

    /// <summary>The same with only those variables of an owner that are asked for.</summary>
    public Store Where(int owner, Func<object, bool> isKept)
        => Of(owner).All.Where(held => !isKept(held.Key)).Aggregate(this, (store, held) => store.Forget(owner, held.Key));

    /// <summary>The same with a variable forgotten.</summary>
    public Store Forget(int owner, object key) => With(owner, Of(owner).Forget(key));

    /// <summary>The same with the variables of an owner exchanged.</summary>
    public Store With(int owner, Variables variables)
    {
        var old = Of(owner);
        if (ReferenceEquals(old, variables))
        {
            return this;
        }

        var owners = variables.IsEmpty ? _owners.Remove(owner) : _owners.SetItem(owner, variables);
        return new Store(owners, unchecked(_hash - HashOf(owner, old) + HashOf(owner, variables)));
    }

    /// <summary>The same with only what some owners own.</summary>
    public Store Only(ISet<int> owners)
    {
        var kept = _owners.Where(owner => owners.Contains(owner.Key)).ToList();
        return kept.Count == _owners.Count ? this : new Store(
            kept.ToImmutableDictionary(),
            kept.Aggregate(0, static (hash, owner) => unchecked(hash + HashOf(owner.Key, owner.Value))));
    }

    /// <summary>The same with all that another holds, which wins.</summary>
    public Store Overlay(Store other) => other._owners.Aggregate(this, static (store, owner) => store.With(owner.Key, owner.Value));

    /// <summary>The same with each value mapped.</summary>
    public Store Map(Func<Value, Value> map) => _owners.Aggregate(this, (store, owner) => store.With(owner.Key, owner.Value.Map(map)));

    /// <summary>What both hold; where they differ, what they have in common.</summary>
    public Store Join(Store other) => _owners.Aggregate(Empty, (store, owner) => store.With(owner.Key, owner.Value.Join(other.Of(owner.Key))));

    /// <summary>True when every memory that <paramref name="other"/> stands for is one that this stands for.</summary>
    public bool Covers(Store other) => _owners.All(owner => owner.Value.Covers(other.Of(owner.Key)));

    /// <summary>The owners that can be reached from some, themselves included.</summary>
    public HashSet<int> Reach(IEnumerable<int> roots)
    {
        var reached = new HashSet<int>(roots);
        var open = new Stack<int>(reached);
        while (open.Count > 0)
        {
            foreach (var owner in Of(open.Pop()).Owners)
            {
                if (reached.Add(owner))
                {
                    open.Push(owner);
                }
            }
        }

        return reached;
    }

    /// <inheritdoc/>
    public bool Equals(Store? other)
        => ReferenceEquals(this, other)
            || (other is not null && _hash == other._hash && _owners.Count == other._owners.Count && _owners.All(owner => owner.Value.Equals(other.Of(owner.Key))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Store);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int HashOf(int owner, Variables variables) => variables.IsEmpty ? 0 : unchecked((owner * 486187739) ^ (variables.GetHashCode() * 31));
}
