using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.States;

/// <summary>What the variables of one owner hold. A key is a symbol, a capture of the control-flow graph, an index or a name.</summary>
internal sealed class Variables : IEquatable<Variables>
{
    /// <summary>None is known.</summary>
    public static readonly Variables Empty = new(ImmutableDictionary<object, Value>.Empty, 0);

    private readonly ImmutableDictionary<object, Value> _values;
    private readonly int _hash;
    private int[]? _owners;

    private Variables(ImmutableDictionary<object, Value> values, int hash) => (_values, _hash) = (values, hash);

    /// <summary>True when none is known.</summary>
    public bool IsEmpty => _values.IsEmpty;

    /// <summary>All that is held.</summary>
    public IEnumerable<Value> Values => _values.Values;

    /// <summary>The objects and frames that what is held leads to.</summary>
    public IReadOnlyList<int> Owners => _owners ??= [.. _values.Values.SelectMany(static value => value.Owners)];

    /// <summary>Each with its key.</summary>
    public IEnumerable<KeyValuePair<object, Value>> All => _values;

    /// <summary>What one holds.</summary>
    public Value? Read(object key) => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>The same with one set.</summary>
    public Variables Write(object key, Value value)
    {
        // Not holding it says the same as holding what nothing is known of, and equal memories must look equal.
        if (value is UnknownValue { Traits: Trait.None })
        {
            return Forget(key);
        }

        return _values.TryGetValue(key, out var old) && old.Equals(value)
            ? this
            : new Variables(_values.SetItem(key, value), unchecked(_hash - HashOf(key, old) + HashOf(key, value)));
    }

    /// <summary>The same with one forgotten.</summary>
    public Variables Forget(object key)
        => _values.TryGetValue(key, out var old) ? new Variables(_values.Remove(key), unchecked(_hash - HashOf(key, old))) : this;

    /// <summary>The same with each value mapped.</summary>
    public Variables Map(Func<Value, Value> map) => _values.Aggregate(this, (variables, held) => variables.Write(held.Key, map(held.Value)));

    /// <summary>What both hold; where they differ, what they have in common.</summary>
    public Variables Join(Variables other)
        => _values.Aggregate(Empty, (joined, held) => other.Read(held.Key) is { } theirs ? joined.Write(held.Key, held.Value.Join(theirs)) : joined);

    /// <summary>True when whatever <paramref name="other"/> stands for is something that this stands for.</summary>
    public bool Covers(Variables other) => _values.All(held => held.Value.Covers(other.Read(held.Key) ?? Value.Unknown));

    /// <inheritdoc/>
    public bool Equals(Variables? other)
        => ReferenceEquals(this, other)
            || (other is not null && _hash == other._hash && _values.Count == other._values.Count && _values.All(held => held.Value.Equals(other.Read(held.Key))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Variables);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int HashOf(object key, Value? value) => value is null ? 0 : unchecked((key.GetHashCode() * 397) ^ value.GetHashCode());
}
