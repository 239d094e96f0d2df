using System;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Runtime.Simulation.Tests;

public sealed class SessionProtocolTests(ITestOutputHelper output)
{
    private const ulong FirstSeed = 1;
    private const int Schedules = 200_000;

    [Fact]
    public void No_interleaving_breaks_a_guarantee()
    {
        if (Setting("AUTHERRORS_SIMULATION_SEED") is { } seed)
        {
            var replay = Explorer.Replay(seed);
            output.WriteLine(replay);
            Assert.StartsWith("No guarantee was broken.", replay, StringComparison.Ordinal);
            return;
        }

        var exploration = Explorer.Run(FirstSeed, (int)(Setting("AUTHERRORS_SIMULATION_SCHEDULES") ?? Schedules));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{exploration.Schedules} schedules."));
        foreach (var (situation, times) in exploration.Situations)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{situation}: {times}"));
        }

        Assert.True(exploration.FailedSeed is null, exploration.FailedSeed is { } failed ? Explorer.Replay(failed) : null);
        Assert.DoesNotContain(exploration.Situations, static met => met.Value == 0);
    }

    private static ulong? Setting(string variable)
        => ulong.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
