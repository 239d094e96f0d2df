using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>What a switch did with every value, and what AUTH2001 says of it.</summary>
/// <param name="Subject">The switch.</param>
/// <param name="Unguarded">The section that took each value when no run-time guard held; -1 for none.</param>
/// <param name="Guarded">The same when every run-time guard held.</param>
/// <param name="Reported">What the diagnostic says is missing; <see langword="null"/> without a diagnostic.</param>
/// <param name="Witness">The witness of the diagnostic, if it has one.</param>
/// <param name="Witnessed">Which values the witness matches; <see langword="null"/> when it is no pattern.</param>
internal sealed record Finding(Subject Subject, int[] Unguarded, int[] Guarded, ImmutableSortedSet<string>? Reported, string? Witness, bool[]? Witnessed)
{
    private const int MaxShown = 5;

    private ImmutableArray<Value> Values => Subject.Scenario.Shape.Values;

    /// <summary>What is wrong; <see langword="null"/> when the verdict is what the run shows.</summary>
    public string? Disagreement()
    {
        for (var at = 0; at < Values.Length; at++)
        {
            // Otherwise the experiment does not know what its own patterns mean.
            var (unguarded, guarded) = (Subject.TakerOf(Values[at], guards: false)?.Section ?? -1, Subject.TakerOf(Values[at], guards: true)?.Section ?? -1);
            if ((unguarded, guarded) != (Unguarded[at], Guarded[at]))
            {
                return $"the experiment is wrong: {Values[at].Text} should be taken by {unguarded}, with guards {guarded}; it was by {Unguarded[at]}, with guards {Guarded[at]}";
            }
        }

        var positions = CheckedPositions();
        var missing = Values.Select(value => (value.Text, Codes: Missing(value, positions).ToImmutableSortedSet())).Where(static value => !value.Codes.IsEmpty).ToList();

        // Where a value has two codes, naming one of them is enough, and the report chooses. Each value must get a name, and no name may be for nothing.
        var reported = Reported ?? [];
        var unhandled = missing.ConvertAll(static value => value.Text);
        if (missing.Exists(value => !value.Codes.Overlaps(reported)) || !reported.IsSubsetOf(missing.SelectMany(static value => value.Codes)))
        {
            return $"missing is '{string.Join(',', missing.SelectMany(static value => value.Codes).Distinct())}', reported is '{(Reported is null ? "nothing" : string.Join(',', Reported))}'; not handled: {string.Join("  ", unhandled.Take(MaxShown))}";
        }

        return Reported is null ? null : WitnessProblem(unhandled);
    }

    /// <summary>The positions at which some arm names a code in some value. Null alone makes nobody look at a position.</summary>
    private HashSet<string> CheckedPositions()
    {
        var named = Values.SelectMany(value =>
        {
            var codes = value.Codes().Where(static code => code.Code.Code != Value.NullCode).Select(static code => code.Position).ToList();
            return Subject.Arms.Where(arm => arm.Pattern?.Matches(value) is true).SelectMany(arm => arm.Pattern!.Names(value)).Intersect(codes);
        });
        return [.. named, .. Subject.Scenario.IsRootChecked ? [""] : Array.Empty<string>()];
    }

    /// <summary>The codes of a value that the switch does not handle; none if it handles the value.</summary>
    private IEnumerable<string> Missing(Value value, HashSet<string> positions)
    {
        var codes = value.Codes().Where(code => positions.Contains(code.Position)).ToList();
        var taker = Subject.TakerOf(value, guards: false);
        var isNamed = taker?.Pattern is { } pattern && pattern.Names(value).Any(position => codes.Exists(code => code.Position == position));
        var isLeft = taker is not null && codes.TrueForAll(static code => code.Code.IsOptional);
        return isNamed || isLeft ? [] : codes.Where(code => taker is null || !code.Code.IsOptional).Select(static code => code.Code.Code!);
    }

    private string? WitnessProblem(List<string> unhandled)
    {
        if (Witness is null)
        {
            // Where the value itself is the code, the name of the code says all.
            return Subject.Scenario.Shape is CompositeShape ? "the report has no witness" : null;
        }

        if (Witnessed is null)
        {
            return $"the witness {Witness} is no pattern";
        }

        var matched = Values.Where((_, at) => Witnessed[at]).Select(static value => value.Text).ToList();
        var wrong = matched.Except(unhandled).ToList();
        return matched.Count == 0 ? $"the witness {Witness} matches nothing"
            : wrong.Count > 0 ? $"the witness {Witness} matches {wrong[0]}, which is handled"
            : null;
    }
}
