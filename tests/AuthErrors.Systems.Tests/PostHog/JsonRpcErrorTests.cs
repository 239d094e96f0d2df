using System;
using System.Linq;
using System.Threading.Tasks;
using ModelContextProtocol.Protocol;
using PostHog.Auth;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>Fact 3: some servers answer 200 with a JSON-RPC error that carries <c>authentication_failed</c> or <c>authentication_error</c>.</summary>
public sealed class JsonRpcErrorTests : IAsyncLifetime
{
    private PostHogRig _rig = null!;

    public static TheoryData<string, string> Sentinels
    {
        get
        {
            var sentinels = new TheoryData<string, string>();
            string[] places =
            [
                """{"code":"…","message":"Log in."}""",
                """{"code":-32001,"type":"…","message":"Log in."}""",
                """{"code":-32001,"message":"…"}""",
                """{"code":-32001,"message":"Log in.","data":"…"}""",
                """{"code":-32001,"message":"Log in.","data":{"code":"…"}}""",
                """{"code":-32001,"message":"Log in.","data":{"type":"…"}}""",
                """{"code":-32001,"message":"Log in.","data":{"error":"…"}}""",
            ];
            foreach (var place in places)
            {
                sentinels.Add(place, "authentication_failed");
                sentinels.Add(place, "authentication_error");
            }

            return sentinels;
        }
    }

    public async Task InitializeAsync() => _rig = await PostHogRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(Sentinels))]
    public async Task Such_an_error_is_a_rejection_and_the_token_is_refreshed(string error, string sentinel)
    {
        _rig.Server.Rejection = PostHogAnswer.JsonRpcError(error.Replace("…", sentinel, StringComparison.Ordinal));
        using var http = _rig.CreateClient();
        await using var client = await _rig.ConnectAsync(http);
        _rig.Server.MintElsewhere();
        var result = await client.CallToolAsync("whoami");

        Assert.Equal("hedgehog", result.Content.OfType<TextContentBlock>().Single().Text);
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Fact]
    public async Task An_error_that_stays_after_a_refresh_reaches_who_called_the_tool()
    {
        using var http = _rig.CreateClient();
        await using var client = await _rig.ConnectAsync(http);
        _rig.Server.Answer = PostHogAnswer.JsonRpcError("""{"code":-32001,"message":"Log in.","data":{"type":"authentication_error"}}""");
        var error = await Assert.ThrowsAsync<PostHogException>(() => client.CallToolAsync("whoami").AsTask());

        Assert.Equal((PostHogErrorCode.AuthenticationError, 200), (error.ErrorCode, error.StatusCode));
        Assert.Equal(1, _rig.Server.Refreshes);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"authentication_failed"}],"error":{"code":"authentication_failed"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":"authentication_failed"},"result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"{\"type\":\"authentication_error\",\"code\":\"authentication_failed\"}"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":"{\"code\":\"authentication_failed\"}"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"The page authentication_failed does not exist."}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"No such event.","data":{"query":{"code":"authentication_failed"}}}}""")]
    [InlineData("""{"error":{"code":"authentication_failed"}""")]
    [InlineData("""[{"error":{"code":"authentication_failed"}}]""")]
    [InlineData("""{"type":"authentication_error","code":"authentication_failed"}""")]
    public async Task What_quotes_or_escapes_the_sentinels_is_handed_on(string body)
    {
        _rig.Server.Answer = PostHogAnswer.Json(200, body);
        using var client = _rig.CreateClient();
        using var response = await PostHogRig.AskAsync(client);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal(0, _rig.Server.TokenRequests);
    }
}
