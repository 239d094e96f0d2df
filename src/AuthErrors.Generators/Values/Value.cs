using System.Collections.Generic;
using System.Linq;

namespace AuthErrors.Generators.Values;

/// <summary>
/// What is known of a value at one point of one path: the lattice of the interpretation. Everything that is not known exactly is
/// <see cref="UnknownValue"/>, its top. A task is not told from its result: what matters is what an await of it gives.
/// </summary>
internal abstract record Value
{
    /// <summary>Nothing is known.</summary>
    public static readonly Value Unknown = new UnknownValue(Trait.None);

    /// <summary>Only that it is not null.</summary>
    public static readonly Value Something = new UnknownValue(Trait.NotNull);

    /// <summary>What a call without result gives.</summary>
    public static readonly Value Nothing = Unknown;

    /// <summary>The values that it is made of.</summary>
    public virtual IEnumerable<Value> Parts => [];

    /// <summary>The objects and frames that it leads to, by their owners in the store.</summary>
    public virtual IEnumerable<int> Owners => Parts.SelectMany(static part => part.Owners);

    /// <summary>The least value that is both: one of them where they are equal, else what they have in common.</summary>
    public Value Join(Value other) => (this, other) switch
    {
        _ when Equals(other) => this,
        (NumberValue mine, NumberValue theirs) => mine.Hull(theirs),
        _ => new UnknownValue(TraitsOf(this) & TraitsOf(other)),
    };

    /// <summary>True when every value that <paramref name="other"/> stands for is one that this stands for.</summary>
    public bool Covers(Value other) => Equals(other) || (this, other) switch
    {
        (NumberValue mine, NumberValue theirs) => mine.Low <= theirs.Low && theirs.High <= mine.High,
        (UnknownValue { Traits: Trait.None }, _) => true,
        _ => false,
    };

    /// <summary>Whether a trait is known of it.</summary>
    public bool Has(Trait trait) => TraitsOf(this).HasFlag(trait);

    private static Trait TraitsOf(Value value) => value switch
    {
        UnknownValue unknown => unknown.Traits,
        NullValue => Trait.None,
        _ => Trait.NotNull,
    };
}
