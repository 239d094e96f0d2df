using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Matrices;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// Asks of every arm what is left for it, as the usefulness check of Maranget does ("Warnings for pattern matching", Journal of Functional Programming 17(3), 2007): a row of
/// the matrix is useful for what no row above it takes. There a column is specialised by one constructor after the other; here by sets of them, so
/// that thousands of codes cost what a handful does. What is left at the end is what the compiler would call not exhaustive.
/// On the way each arm is also asked whether it names what it takes, which no compiler asks.
/// </summary>
internal static class Usefulness
{
    /// <summary>Each arm is compared with every box that is left. Somebody waits for the answer at every keystroke.</summary>
    private const int MaxComparisons = 50_000;

    /// <summary>Judges a switch that everything reaches.</summary>
    public static SwitchVerdict? Judge(SwitchMatrix matrix) => Judge(matrix, [.. matrix.Checked], matrix.Everything);

    /// <summary>Judges a switch for the combinations that reach it; <see langword="null"/> when the search would be too large.</summary>
    public static SwitchVerdict? Judge(SwitchMatrix matrix, ImmutableArray<CheckedPosition> positions, Box reached)
    {
        var left = Region.Of(reached);
        var unnamed = new List<(MatrixArm? Taker, Region Combinations)>();
        var comparisons = 0;
        foreach (var arm in matrix.InOrder.Where(static arm => !arm.Arm.IsGuarded))
        {
            var named = positions.SelectMany(position => arm.Named(position.Position)).ToList();
            foreach (var row in arm.Certain)
            {
                var combinations = named.Aggregate(left.Intersect(row.Takes).Intersect(matrix.Defined), static (rest, box) => rest.Except(box));
                left = left.Except(row.Takes);
                comparisons += left.Boxes.Length;
                if (left.IsTooLarge || combinations.IsTooLarge || comparisons > MaxComparisons)
                {
                    return null;
                }

                unnamed.Add((arm, combinations));
            }
        }

        unnamed.Add((null, left.Intersect(matrix.Defined)));
        return new SwitchVerdict(
            matrix,
            [.. GapFinder.Find(unnamed, positions)],
            [.. positions.Where(position => !left.Intersect(position.Presence).Intersect(Future(matrix, position)).IsEmpty).Select(static position => position.Domain.Codes).Distinct()],
            left.Intersect(AnyCode(matrix)).IsEmpty);
    }

    private static Box Future(SwitchMatrix matrix, CheckedPosition position) => matrix.Everything.With(position.Number, position.Domain.Future);

    /// <summary>Defined codes, and whatever else: numbers that another enum does not define are not ours to leave out.</summary>
    private static Box AnyCode(SwitchMatrix matrix) => new([.. matrix.Domains.Select(static domain => domain is CodeDomain ? domain.Defined : domain.Full)]);
}
