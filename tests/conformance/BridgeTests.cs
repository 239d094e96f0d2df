using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Conformance;

/// <summary>The same client with the bridge between the SDK and the network: what conformed still does, and nobody is asked more often.</summary>
public sealed class BridgeTests
{
    public static TheoryData<string> Scenarios => ConformanceSuite.Scenarios;

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task It_passes_what_the_plain_sdk_passes_and_no_check_fewer(string scenario)
    {
        var run = await ConformanceSuite.RunAsync(scenario, withBridge: true);

        var (passes, checks) = Expected.Table.Of(scenario);
        Assert.True(run.Passes || !passes, run.Report);
        Assert.True(run.Checks >= checks, $"{run.Checks} checks succeeded instead of {checks}. {run.Report}");
    }

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task It_shows_no_code_and_no_refresh_token_twice(string scenario)
    {
        var run = await ConformanceSuite.RunAsync(scenario, withBridge: true);

        Assert.Empty(Repeated(run.Requests.Where(static request => request.Secret is not null), times: 1));
    }

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task It_sends_a_message_once_more_at_most(string scenario)
    {
        var run = await ConformanceSuite.RunAsync(scenario, withBridge: true);

        Assert.NotEmpty(run.Requests);
        Assert.Empty(Repeated(run.Requests.Where(static request => request.Message is not null), times: 2));
    }

    // By kind: ports differ from run to run, and ids need not be the same.
    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task It_sends_nothing_more_often_than_the_plain_sdk(string scenario)
    {
        var plain = CountKinds(await ConformanceSuite.RunAsync(scenario, withBridge: false));
        var bridged = CountKinds(await ConformanceSuite.RunAsync(scenario, withBridge: true));

        Assert.DoesNotContain(bridged, kind => kind.Value > plain.GetValueOrDefault(kind.Key));
    }

    private static IEnumerable<SentRequest> Repeated(IEnumerable<SentRequest> requests, int times)
        => requests.GroupBy(static request => request).Where(same => same.Count() > times).Select(static same => same.Key);

    private static Dictionary<string, int> CountKinds(ConformanceRun run) => run.Requests
        .CountBy(static request => $"{request.Method} {new Uri(request.Address).AbsolutePath} {request.Message?.Split(' ')[0]} {request.Grant}".Trim())
        .ToDictionary();
}
