using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>
/// Checks the verdict of AUTH2001 by experiment. Random switches are compiled and meet every value; what they do is compared with what
/// the analyzer says of them. What a switch should do is computed from the design alone, a value at a time, with nothing of the analyzer.
/// </summary>
public sealed class SwitchExperimentTests
{
    private const int BatchSize = 200;

    /// <summary>How many switches in all. Mutation testing, which runs the tests a thousand times, asks for fewer.</summary>
    private static readonly int Rounds = Number("AUTHERRORS_FUZZ_ROUNDS", 6_000);

    private static readonly int Seed = Number("AUTHERRORS_FUZZ_SEED", 20_261);

    public static TheoryData<string> Scenarios => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_verdict_on_a_switch_is_what_running_it_shows(string scenario)
    {
        var place = Scenario.Names.IndexOf(scenario);
        var random = new Random(Seed + place);
        var subjects = new RandomSubjects(random);
        var (examined, reported) = (0, 0);
        var rounds = Math.Max(1, Rounds / Scenario.Names.Length);
        foreach (var batch in Enumerable.Range(0, rounds).Chunk(BatchSize))
        {
            var findings = await Laboratory.Examine([.. batch.Select(at => subjects.Next(Scenario.Create(scenario, EnumModel.Codes[at % EnumModel.Codes.Length], EnumModel.Codes[(at + 1) % EnumModel.Codes.Length])))]);
            if (findings.Where(static finding => finding.Disagreement() is not null).MinBy(static finding => finding.Subject.Arms.Length) is { } finding)
            {
                Assert.Fail(await Describe(finding));
            }

            examined += findings.Length;
            reported += findings.Count(static finding => finding.Reported is not null);
        }

        Assert.True(examined >= rounds * 0.9, $"Of {rounds} switches only {examined} compile.");
        Assert.True(Math.Min(reported, examined - reported) >= examined / 10, $"Of {examined} switches {reported} are reported: the experiment is one-sided.");
    }

    private static async Task<string> Describe(Finding finding)
    {
        var smallest = await Shrink(finding);
        return $"seed {Seed.ToString(CultureInfo.InvariantCulture)}, {smallest.Subject.Scenario.Name}: {smallest.Disagreement()}\n{smallest.Subject.Write("Example", "Values").Text}";
    }

    /// <summary>Leaves out what the disagreement does not need.</summary>
    private static async Task<Finding> Shrink(Finding finding)
    {
        while (true)
        {
            var simpler = await Laboratory.Examine([.. finding.Subject.Simpler()]);
            if (simpler.FirstOrDefault(static candidate => candidate.Disagreement() is not null) is not { } smaller)
            {
                return finding;
            }

            finding = smaller;
        }
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
