using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Exhaustiveness;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>The missing codes that one arm takes now, or that none does. They belong right above that arm: further down they would meet nothing.</summary>
/// <param name="Taker">The arm that takes them; <see langword="null"/> when none does.</param>
/// <param name="Names">The codes, in the order of their declaration, and null behind them.</param>
internal sealed record MissingGroup(SwitchArm? Taker, ImmutableArray<MissingName> Names)
{
    public static IEnumerable<MissingGroup> Of(SwitchVerdict verdict, CodeNaming naming)
    {
        var takers = verdict.Unguarded.ToList();
        var missing = verdict.MissingCodes
            .Select(code => (Element: verdict.Codes.WithNumber(code.Number), Name: new MissingName(naming.Write(code), code.WireCode ?? code.Name)))
            .Concat(verdict.IsNullMissing ? [(verdict.Codes.Null, new MissingName("null", "null"))] : []);
        return missing
            .GroupBy(missed => takers.Find(arm => arm.Coverage.Takes.Overlaps(missed.Element)), static missed => missed.Name)
            .Select(static group => new MissingGroup(group.Key, [.. group]));
    }
}
