using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>What is to be said of a switch over codes.</summary>
/// <param name="Codes">The enum.</param>
/// <param name="Arms">The arms, in the order of the text.</param>
/// <param name="Missing">What the switch does not handle, null included.</param>
internal sealed record SwitchVerdict(CodeEnum Codes, ImmutableArray<SwitchArm> Arms, CodeSet Missing)
{
    public bool IsComplete => Missing.IsEmpty;

    /// <summary>The arms that are certain to be taken when they match, in the order in which they are asked.</summary>
    public IEnumerable<SwitchArm> Unguarded => Arms.Where(static arm => !arm.IsGuarded).OrderBy(static arm => arm.IsDefault);

    public bool IsNullMissing => Missing.Overlaps(Codes.Null);

    /// <summary>The codes that the switch does not handle, in the order of their declaration.</summary>
    public IEnumerable<CodeValue> MissingCodes => Codes.Values.Where((_, place) => Missing.Contains(place));
}
