using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Conformance;

/// <summary>What the bridge is measured by: the SDK as it is.</summary>
public sealed class PlainSdkTests
{
    public static TheoryData<string> Scenarios => ConformanceSuite.Scenarios;

    [SkippableFact]
    public async Task The_table_names_every_auth_scenario_of_the_suite()
        => Assert.Equal(Expected.Table.Scenarios, (await ConformanceSuite.ListAsync()).Order(StringComparer.Ordinal));

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task It_does_what_the_table_says(string scenario)
    {
        var run = await ConformanceSuite.RunAsync(scenario, withBridge: false);

        Assert.True(Expected.Table.Of(scenario) == (run.Passes, run.Checks), $"{run.Passes}, {run.Checks} checks. {run.Report}");
    }
}
