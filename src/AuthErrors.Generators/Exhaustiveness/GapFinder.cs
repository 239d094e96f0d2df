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
            // No combination is in two parts, so a gap takes away from its own part alone.
            var parts = rest.Select(part => (part.Taker, part.Combinations, Gaps: At(position, part.Taker, part.Combinations).ToList())).ToList();
            foreach (var gap in parts.SelectMany(static part => part.Gaps))
            {
                yield return gap;
            }

            rest = [.. parts.Select(static part => (part.Taker, part.Gaps.Aggregate(part.Combinations, static (left, gap) => left.Except(gap.Combinations))))];
        }
    }

    private static IEnumerable<Gap> At(CheckedPosition position, MatrixArm? taker, Region combinations)
        => combinations.Intersect(taker is null ? position.Presence : position.Required).Boxes.Select(box => new Gap(position, taker, box));

    private static int CountMissing(CheckedPosition position, IEnumerable<(MatrixArm? Taker, Region Combinations)> unnamed)
    {
        var missing = unnamed.SelectMany(part => At(position, part.Taker, part.Combinations)).Aggregate(CodeSet.Empty, (codes, gap) => codes | gap.Combinations.Sets[position.Number]);
        return position.Domain.Codes.ValuesIn(missing).Count();
    }
}
