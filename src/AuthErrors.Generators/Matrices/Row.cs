using System.Collections.Immutable;
using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.Matrices;

/// <summary>
/// One way in which a pattern matches; a pattern with <c>or</c> has several. That a row takes a code and does not name it is the whole rule:
/// <c>_</c> takes every code and names none.
/// </summary>
/// <param name="Takes">The combinations that it matches.</param>
/// <param name="Names">For each position, of the codes it takes those that it names.</param>
/// <param name="IsCertain">False when something that only a run can tell has a say.</param>
internal readonly record struct Row(Box Takes, ImmutableArray<CodeSet> Names, bool IsCertain)
{
    /// <summary>Both must match; what one side names is named if the other side takes it.</summary>
    public Row And(Row other)
    {
        var names = Names.ToBuilder();
        for (var position = 0; position < names.Count; position++)
        {
            names[position] = (names[position] & other.Takes.Sets[position]) | (other.Names[position] & Takes.Sets[position]);
        }

        return new Row(Takes.Intersect(other.Takes), names.MoveToImmutable(), IsCertain && other.IsCertain);
    }

    /// <summary>Two rows as one, where they differ at one position only.</summary>
    public Row? Merge(Row other)
    {
        var differing = -1;
        for (var position = 0; position < Names.Length; position++)
        {
            if (Takes.Sets[position] != other.Takes.Sets[position] || Names[position] != other.Names[position])
            {
                if (differing >= 0)
                {
                    return null;
                }

                differing = position;
            }
        }

        return IsCertain != other.IsCertain ? null
            : differing < 0 ? this
            : this with
            {
                Takes = Takes.With(differing, Takes.Sets[differing] | other.Takes.Sets[differing]),
                Names = Names.SetItem(differing, Names[differing] | other.Names[differing]),
            };
    }
}
