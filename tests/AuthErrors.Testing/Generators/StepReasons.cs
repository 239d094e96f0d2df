using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>Why the outputs of a generator's own steps and of its source outputs are what they are after a run.</summary>
public sealed class StepReasons
{
    private readonly SortedDictionary<string, IReadOnlyList<IncrementalStepRunReason>> _reasons = new(StringComparer.Ordinal);

    internal StepReasons(GeneratorRunResult result)
    {
        Add(result.TrackedSteps.Where(step => StepNames.IsOwn(step.Key)));
        Add(result.TrackedOutputSteps);
    }

    /// <summary>The names of the steps that ran.</summary>
    public IReadOnlyCollection<string> Names => _reasons.Keys;

    /// <summary>The reasons of a step, one for each output; none when the step did not run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> this[string name] => _reasons.TryGetValue(name, out var reasons) ? reasons : [];

    /// <summary>The steps whose work was done again with another result.</summary>
    public IReadOnlyList<string> Changed =>
        [.. _reasons.Where(step => step.Value.Any(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))).Select(step => step.Key)];

    /// <summary>A line for each step, ordered by name: <c>Name: Cached, Modified</c>.</summary>
    public override string ToString() => string.Join('\n', _reasons.Select(step => $"{step.Key}: {string.Join(", ", step.Value)}"));

    private void Add(IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> steps)
    {
        foreach (var (name, runs) in steps)
        {
            _reasons[name] = [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)];
        }
    }
}
