using System.Threading.Tasks;
using AuthErrors.Runtime.Processes.Tests.PostgreSql;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

[Collection(PostgreSqlCollection.Name)]
public sealed class StormTests(PostgreSqlCluster cluster, ITestOutputHelper output)
{
    [Fact]
    public async Task Processes_over_one_file_spend_every_refresh_token_once_whoever_is_killed()
    {
        await using var store = new FileStormStore();

        output.WriteLine((await Storm.RunAsync(store, new StormPlan(KillsPerAim: 14, MinRotations: 250))).ToString());
    }

    [SkippableFact]
    public async Task Processes_over_one_database_spend_every_refresh_token_once_whoever_is_killed_or_cut_off()
    {
        await cluster.StartAsync();
        await using var store = await PostgreSqlStormStore.CreateAsync(cluster);

        // Each holder that is killed costs a takeover delay.
        output.WriteLine((await Storm.RunAsync(store, new StormPlan(KillsPerAim: 4, MinRotations: 100))).ToString());
    }
}
