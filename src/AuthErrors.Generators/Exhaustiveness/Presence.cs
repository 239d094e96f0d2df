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
        var naming = matrix.RowsThatName(position).ToList();
        var present = matrix.Everything;
        for (var parent = position.Parent; parent is not null; parent = parent.Parent)
        {
            var looked = naming.Aggregate(CodeSet.Empty, (set, row) => set | row.Takes.Sets[parent.Number]);
            present = present.Restrict(parent.Number, looked & matrix.Domains[parent.Number].NotNull);
        }

        return present;
    }
}
