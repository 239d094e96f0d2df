using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>
/// Finds the combinations in which codes at a position count: there must be an object that has them, of a type of which some arm looks at a code. <c>AuthFailure { Code: X }</c>
/// says nothing of the codes of other failures, though they may have some.
/// </summary>
internal static class Presence
{
    public static Box Of(Position position, SwitchMatrix matrix)
    {
        var present = matrix.Everything;
        for (var parent = position.Parent; parent is not null; parent = parent.Parent)
        {
            present = present.Restrict(parent.Number, LookedAt(position, parent, matrix));
        }

        return present;
    }

    /// <summary>What stands at an ancestor where an arm that names a code at the position is asked.</summary>
    private static CodeSet LookedAt(Position position, Position ancestor, SwitchMatrix matrix)
    {
        var domain = matrix.Domains[ancestor.Number];
        var (left, looked) = (domain.Full, CodeSet.Empty);
        foreach (var arm in matrix.InOrder)
        {
            looked |= arm.Rows
                .Where(row => !row.Names[position.Number].IsEmpty)
                .Aggregate(CodeSet.Empty, (set, row) => set | (row.Takes.Sets[ancestor.Number] & left));
            if (!arm.Arm.IsGuarded)
            {
                left = arm.Certain.Where(row => matrix.LooksOnlyAt(ancestor, row)).Aggregate(left, (set, row) => set.Except(row.Takes.Sets[ancestor.Number]));
            }
        }

        return looked & domain.NotNull;
    }
}
