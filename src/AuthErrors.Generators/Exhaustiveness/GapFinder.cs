using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Says at which position a combination lacks its name. With two codes in it, naming one is enough: the position with the fewer codes to add is the one to mend.</summary>
internal static class GapFinder
{
    /// <summary>Finds the gaps among the combinations of which no code is named, each with the arm that takes them.</summary>
    public static IEnumerable<Gap> Find(IReadOnlyList<(MatrixArm? Taker, Region Combinations)> unnamed, ImmutableArray<CheckedPosition> positions)
    {
        var rest = unnamed;
        foreach (var position in positions.OrderBy(position => CountMissing(position, unnamed)))
        {
            var gaps = At(position, rest).ToList();
            foreach (var gap in gaps)
            {
                yield return gap;
            }

            rest = [.. rest.Select(part => (part.Taker, gaps.Aggregate(part.Combinations, (left, gap) => left.Except(gap.Combinations))))];
        }
    }

    private static IEnumerable<Gap> At(CheckedPosition position, IEnumerable<(MatrixArm? Taker, Region Combinations)> unnamed)
        => from part in unnamed
           from box in part.Combinations.Intersect(part.Taker is null ? position.Presence : position.Required).Boxes
           select new Gap(position, part.Taker, box);

    private static int CountMissing(CheckedPosition position, IEnumerable<(MatrixArm? Taker, Region Combinations)> unnamed)
    {
        var missing = At(position, unnamed).Aggregate(CodeSet.Empty, (codes, gap) => codes | gap.Combinations.Sets[position.Number]);
        return position.Domain.Codes.ValuesIn(missing).Count();
    }
}
