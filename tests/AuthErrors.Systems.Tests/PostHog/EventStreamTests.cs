using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using ModelContextProtocol.Protocol;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 4: event streams are never read to look for errors. These would never end.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Error = """{"jsonrpc":"2.0","id":1,"error":{"code":"authentication_failed"},"type":"authentication_error","code":"authentication_failed"}""";

    private PostHogRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PostHogRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_stream_is_handed_on_at_once_whatever_it_says(int status)
    {
        _rig.Server.Answer = PostHogAnswer.EventStream(status, status == 500 ? "Authentication failed" : Error);
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client).WaitAsync(PostHogRig.HangGuard);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("event: message", await lines.ReadLineAsync().WaitAsync(PostHogRig.HangGuard));
        Assert.Equal(0, _rig.Server.TokenRequests);
    }

    [Fact]
    public async Task A_401_is_one_by_its_status_and_its_stream_is_let_go_unread()
    {
        _rig.Server.Rejection = PostHogAnswer.EventStream(401, Error);
        _rig.Server.MintElsewhere();
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client).WaitAsync(PostHogRig.HangGuard);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Fact]
    public async Task A_tool_that_answers_by_events_is_recovered_as_any_other()
    {
        _rig.Server.Mcp.AnswersWithEvents = true;
        using var http = _rig.CreateClient();
        await using var client = await _rig.ConnectAsync(http);
        _rig.Server.MintElsewhere();
        var result = await client.CallToolAsync("whoami");

        Assert.Equal("hedgehog", result.Content.OfType<TextContentBlock>().Single().Text);
        Assert.Equal(1, _rig.Server.Refreshes);
    }
}
