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
    /// <summary>Whether every report has a witness.</summary>
    private const bool IsWitnessNeeded = false;

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

        var missing = Values.SelectMany(Missing).ToImmutableSortedSet();
        var unhandled = Values.Where(value => Missing(value).Any()).Select(static value => value.Text).ToList();
        if (!missing.SetEquals(Reported ?? []))
        {
            return $"missing is '{string.Join(',', missing)}', reported is '{(Reported is null ? "nothing" : string.Join(',', Reported))}'; not handled: {string.Join("  ", unhandled.Take(5))}";
        }

        return Reported is null ? null : WitnessProblem(unhandled);
    }

    /// <summary>The codes of a value that the switch does not handle; none if it handles the value.</summary>
    private IEnumerable<string> Missing(Value value)
    {
        var checkedPositions = Subject.Arms.SelectMany(static arm => arm.Pattern?.Checks ?? []).Concat(Subject.Scenario.IsRootChecked ? [""] : []).ToHashSet();
        var codes = value.Codes().Where(code => checkedPositions.Contains(code.Position)).ToList();
        var taker = Subject.TakerOf(value, guards: false);
        var isNamed = taker?.Pattern is { } pattern && pattern.Names(value).Any(position => codes.Exists(code => code.Position == position));
        var isLeft = taker is not null && codes.TrueForAll(static code => code.Code.IsOptional);
        return isNamed || isLeft ? [] : codes.Where(code => taker is null || !code.Code.IsOptional).Select(static code => code.Code.Code!);
    }

    private string? WitnessProblem(List<string> unhandled)
    {
        if (Witness is null)
        {
            return IsWitnessNeeded ? "the report has no witness" : null;
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
