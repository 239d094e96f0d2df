using System.Collections.Generic;
using System.Collections.Immutable;
using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.Matrices;

/// <summary>A product of sets, one for each position: all combinations of their cells.</summary>
internal readonly record struct Box(ImmutableArray<CodeSet> Sets)
{
    public bool IsEmpty
    {
        get
        {
            foreach (var set in Sets)
            {
                if (set.IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public Box With(int position, CodeSet set) => new(Sets.SetItem(position, set));

    /// <summary>The box, with a position restricted to a set.</summary>
    public Box Restrict(int position, CodeSet set) => With(position, Sets[position] & set);

    public Box Intersect(Box other)
    {
        var sets = Sets.ToBuilder();
        for (var position = 0; position < sets.Count; position++)
        {
            sets[position] &= other.Sets[position];
        }

        return new Box(sets.MoveToImmutable());
    }

    /// <summary>What is left without another box: for each position the part that differs there and agrees before.</summary>
    public IEnumerable<Box> Except(Box other)
    {
        if (Intersect(other).IsEmpty)
        {
            yield return this;
            yield break;
        }

        var rest = this;
        for (var position = 0; position < Sets.Length; position++)
        {
            var outside = rest.With(position, rest.Sets[position].Except(other.Sets[position]));
            if (!outside.Sets[position].IsEmpty)
            {
                yield return outside;
            }

            rest = rest.Restrict(position, other.Sets[position]);
        }
    }
}
