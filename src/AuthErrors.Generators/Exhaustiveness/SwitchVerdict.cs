using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>What is to be said of a switch over codes.</summary>
/// <param name="Matrix">The switch.</param>
/// <param name="Gaps">What it does not handle.</param>
/// <param name="Growing">The enums whose future members no arm would take.</param>
/// <param name="TakesAll">True when an arm takes each combination of defined codes with whatever else.</param>
internal sealed record SwitchVerdict(SwitchMatrix Matrix, ImmutableArray<Gap> Gaps, ImmutableArray<CodeEnum> Growing, bool TakesAll)
{
    public bool IsComplete => Gaps.IsEmpty;

    /// <summary>The positions with gaps, in the order of the positions.</summary>
    public IEnumerable<CheckedPosition> Incomplete => Gaps.Select(static gap => gap.Position).Distinct().OrderBy(static position => position.Number);

    /// <summary>The codes that are not handled, in the order of their declaration.</summary>
    public IEnumerable<CodeValue> MissingCodes => Incomplete.GroupBy(static position => position.Domain.Codes).SelectMany(
        positions => positions.Key.ValuesIn(positions.Aggregate(CodeSet.Empty, (codes, position) => codes | MissingAt(position))));

    public bool IsNullMissing => Incomplete.Any(position => MissingAt(position).Overlaps(position.Domain.Null));

    private CodeSet MissingAt(CheckedPosition position)
        => Gaps.Where(gap => gap.Position == position).Aggregate(CodeSet.Empty, (missing, gap) => missing | gap.Combinations.Sets[position.Number]);
}
