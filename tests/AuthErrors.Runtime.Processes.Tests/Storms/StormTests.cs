using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

public sealed class StormTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Processes_over_one_file_present_every_refresh_token_once_whoever_is_killed()
    {
        await using var store = new FileStormStore();

        var report = await Storm.RunAsync(store);

        output.WriteLine(report.ToString());
    }
}
