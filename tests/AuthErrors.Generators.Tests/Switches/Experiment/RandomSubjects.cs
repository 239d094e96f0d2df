using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Thinks of switches. Most are nearly right, for there the mistakes hide.</summary>
internal sealed class RandomSubjects(Random random)
{
    private const int MaxArms = 14;

    public Subject Next(Scenario scenario)
    {
        var patterns = new RandomPatterns(random);
        var isStatement = patterns.IsOneOf(2);
        var chosen = patterns.IsOneOf(6) ? [] : patterns.Cover(scenario.Shape).Take(MaxArms).ToList();
        Disturb(chosen, scenario, patterns);
        var arms = isStatement ? Sections(chosen, patterns) : Arms(chosen, patterns);
        return new Subject(scenario, patterns.Pick(scenario.Governing), isStatement, arms);
    }

    private void Disturb(List<Pattern> chosen, Scenario scenario, RandomPatterns patterns)
    {
        if (chosen.Count > 1 && patterns.IsOneOf(3))
        {
            chosen.RemoveAt(random.Next(chosen.Count));
        }

        for (var more = Math.Max(0, random.Next(5) - 2); more > 0; more--)
        {
            chosen.Insert(random.Next(chosen.Count + 1), patterns.Any(scenario.Shape, depth: 3, canDeclare: true));
        }

        if (chosen.Count > 1 && patterns.IsOneOf(4))
        {
            var (one, two) = (random.Next(chosen.Count), random.Next(chosen.Count));
            (chosen[one], chosen[two]) = (chosen[two], chosen[one]);
        }

        if (patterns.IsOneOf(2))
        {
            chosen.Add(patterns.Catcher(scenario.Shape, canDeclare: true));
        }
    }

    private ImmutableArray<Arm> Arms(List<Pattern> chosen, RandomPatterns patterns)
        => [.. chosen.Select((pattern, at) => new Arm(pattern, Guard(), at, patterns.IsOneOf(8) ? Arm.Throws : ""))];

    private ImmutableArray<Arm> Sections(List<Pattern> chosen, RandomPatterns patterns)
    {
        var arms = new List<Arm>();
        var section = -1;
        foreach (var pattern in chosen.Select(static pattern => (Pattern?)pattern).Concat(patterns.IsOneOf(2) ? [null] : []).ToList())
        {
            // The default stands anywhere. Several labels share a section now and then.
            var arm = new Arm(pattern, pattern is null ? "" : Guard(), 0, Body(chosen, patterns));
            arms.Insert(pattern is null ? random.Next(arms.Count + 1) : arms.Count, arm);
        }

        return [.. arms.Select((arm, at) => arm with { Section = at == 0 || !patterns.IsOneOf(5) ? ++section : section })];
    }

    private string Body(List<Pattern> chosen, RandomPatterns patterns) => random.Next(10) switch
    {
        0 => Arm.Throws,
        1 when chosen.Count > 0 && patterns.Pick(chosen) is { Text: var text } && !text.Contains(' ', StringComparison.Ordinal) && text != "_" => $"goto case {text};",
        2 => "return taken;",
        _ => "break;",
    };

    private string Guard() => random.Next(30) switch
    {
        < 4 => Arm.RuntimeGuard,
        4 => "true",
        5 => "Constants.Yes",
        6 => "false",
        _ => "",
    };
}
