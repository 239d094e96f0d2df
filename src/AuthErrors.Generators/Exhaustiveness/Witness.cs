using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Matrices;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>An example of what a switch does not handle.</summary>
internal static class Witness
{
    /// <summary>The example as a pattern; <see langword="null"/> where it would say no more than the name of a code does.</summary>
    public static string? Of(SwitchVerdict verdict)
    {
        var gap = verdict.Gaps[0];
        return gap.Position.Position is { Parent: null } or { Step: PositionStep.As, Parent.Parent: null }
            ? null
            : new CombinationWriter(verdict.Matrix, position => Cell(position, gap, verdict.Matrix), static type => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)).Write();
    }

    /// <summary>The first of the cells, unless all that are defined would do.</summary>
    private static string? Cell(Position position, Gap gap, SwitchMatrix matrix)
    {
        var (domain, set) = (matrix.Domains[position.Number], gap.Combinations.Sets[position.Number]);
        return position == gap.Position.Position ? domain.Write(First(domain, set))
            : (gap.Position.Position.IsWithin(position) ? domain.NotNull : domain.Defined).Except(set).IsEmpty ? null
            : domain.Write(set) ?? domain.Write(First(domain, set));
    }

    private static int First(Domain domain, CodeSet set) => Enumerable.Range(0, domain.Count).First(set.Contains);
}
