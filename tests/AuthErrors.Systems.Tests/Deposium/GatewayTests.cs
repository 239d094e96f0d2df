using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Deposium.Auth;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Samples;
using Xunit;

namespace AuthErrors.Systems.Tests.Deposium;

/// <summary>Facts 1, 2 and 6: what the gateway refuses, with which code, and that nothing is sent twice.</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("dep_live_", false)]
    [InlineData("dep_test_", true)]
    public async Task A_good_key_calls_a_tool(string prefix, bool answersWithEvents)
    {
        await using var server = await DeposiumServer.StartAsync();
        server.Mcp.AnswersWithEvents = answersWithEvents;
        var key = server.IssueKey(prefix);

        await using var session = Open(key);
        await using var client = await ConnectAsync(server, session);
        var result = await client.CallToolAsync("hello");

        Assert.Equal("Hello.", Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
        Assert.All(server.Requests, request => Assert.Equal((key, null), (request.Headers["X-API-Key"], request.Authorization)));
    }

    [Fact]
    public async Task A_refusal_carries_all_the_members_of_the_envelope()
    {
        await using var server = await DeposiumServer.StartAsync();
        using var http = new HttpClient();
        using var response = await http.SendAsync(Post(server));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        var error = await MCPAuthError.ReadAsync(response);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(["error", "message", "error_code", "hint", "docs", "details"], body.Select(static member => member.Key));
        Assert.Equal(
            (MCPAuthErrorCode.KeyMissing, "key_missing", "The gateway says key_missing.", "What to do about key_missing.", "https://docs.example/auth#key_missing"),
            (error!.Code, error.WireCode, error.Message, error.Hint, error.Docs));
    }

    [Theory]
    [InlineData(null, MCPAuthErrorCode.KeyMissing)]
    [InlineData("dep_live_short", MCPAuthErrorCode.FormatInvalid)]
    [InlineData("dep_prod_0123456789012345678901234567890123456789012", MCPAuthErrorCode.FormatInvalid)]
    [InlineData("dep_live_01234567890123456789012345678901234567890123", MCPAuthErrorCode.FormatInvalid)]
    [InlineData("dep_live_012345678901234567890123456789012345678901+", MCPAuthErrorCode.FormatInvalid)]
    [InlineData("dep_live_0123456789012345678901234567890123456789012", MCPAuthErrorCode.KeyInvalid)]
    [InlineData("dep_test_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN-_0", MCPAuthErrorCode.KeyInvalid)]
    public async Task A_key_is_refused_with_the_code_of_what_is_wrong_with_it(string? key, MCPAuthErrorCode code)
    {
        await using var server = await DeposiumServer.StartAsync();

        await AssertRefusedOnceAsync(server, key, code);
    }

    [Theory]
    [InlineData(401, MCPAuthErrorCode.KeyInvalid)]
    [InlineData(403, MCPAuthErrorCode.PermissionDenied)]
    [InlineData(404, MCPAuthErrorCode.AuthInternalError)]
    [InlineData(418, MCPAuthErrorCode.Unknown)]
    [InlineData(429, MCPAuthErrorCode.RateLimited)]
    [InlineData(500, MCPAuthErrorCode.AuthInternalError)]
    [InlineData(503, MCPAuthErrorCode.AuthInternalError)]
    public async Task What_the_service_behind_the_gateway_says_has_a_code_and_is_never_asked_twice(int status, MCPAuthErrorCode code)
    {
        await using var server = await DeposiumServer.StartAsync();

        await AssertRefusedOnceAsync(server, server.IssueKey(status: status), code);
    }

    [Fact]
    public async Task A_service_that_takes_longer_than_8_seconds_is_a_timeout()
    {
        var time = new ManualTimeProvider();
        await using var server = await DeposiumServer.StartAsync(time);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Service = async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return 200;
        };

        var refusal = AssertRefusedOnceAsync(server, server.IssueKey(), MCPAuthErrorCode.AuthTimeout);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(8) - TimeSpan.FromTicks(1));
        Assert.False(refusal.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));

        await refusal;
    }

    [Fact]
    public async Task While_the_circuit_breaker_is_open_the_service_is_not_asked()
    {
        var time = new ManualTimeProvider();
        await using var server = await DeposiumServer.StartAsync(time);
        var calls = 0;
        server.Service = _ =>
        {
            calls++;
            return Task.FromResult(calls > DeposiumServer.FailuresUntilOpen ? 200 : 500);
        };
        for (var i = 0; i < DeposiumServer.FailuresUntilOpen; i++)
        {
            Assert.Equal(MCPAuthErrorCode.AuthInternalError, (await RefuseAsync(server, server.IssueKey())).ErrorCode);
        }

        Assert.Equal(MCPAuthErrorCode.AuthUnavailable, (await RefuseAsync(server, server.IssueKey())).ErrorCode);
        Assert.Equal(DeposiumServer.FailuresUntilOpen, calls);

        time.Advance(DeposiumServer.CircuitPause);
        await using var session = Open(server.IssueKey());
        await using var client = await ConnectAsync(server, session);
    }

    [Fact]
    public async Task A_client_with_a_wrong_Accept_header_hears_so()
    {
        await using var server = await DeposiumServer.StartAsync();
        await using var session = Open(server.IssueKey());
        using var http = new HttpClient(new AuthRecoveryHandler(
            session, server.Address, new AuthRecoveryOptions { Classifier = new UnauthorizedClassifier() }, new SocketsHttpHandler()));
        var request = Post(server);
        request.Headers.Accept.Clear();

        var error = await Assert.ThrowsAsync<MCPAuthException>(() => http.SendAsync(request));

        Assert.Equal((MCPAuthErrorCode.AcceptInvalid, AuthRecovery.Surface), (error.ErrorCode, error.Recovery));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Every_code_of_the_contract_is_in_the_catalog()
        => Assert.Equal(
            [
                "accept_invalid", "auth_internal_error", "auth_timeout", "auth_unavailable", "format_invalid",
                "key_invalid", "key_missing", "permission_denied", "rate_limited", "unknown",
            ],
            MCPAuthErrorCodes.All.ToArray().Select(static code => code.ToWireCode()).Order(StringComparer.Ordinal));

    // All of them come on 401. Were the status to decide, each would be taken for a rejected token and answered by a refresh.
    [Fact]
    public void The_recovery_of_a_code_beats_the_status_and_none_is_a_refresh()
    {
        var recoveries = MCPAuthErrorCodes.All.ToArray().ToDictionary(static code => code, static code => new UnauthorizedClassifier()
            .Classify(new InspectedResponse { StatusCode = 401, Body = Encoding.UTF8.GetBytes($$"""{"error_code":"{{code.ToWireCode()}}"}""") })!.Recovery);

        Assert.DoesNotContain(AuthRecovery.Refresh, recoveries.Values);
        Assert.Equal(AuthRecovery.Backoff, recoveries[MCPAuthErrorCode.RateLimited]);
        Assert.Equal(AuthRecovery.Backoff, recoveries[MCPAuthErrorCode.AuthTimeout]);
        Assert.Equal(AuthRecovery.Surface, recoveries[MCPAuthErrorCode.PermissionDenied]);
        Assert.Equal(AuthRecovery.Reauthenticate, recoveries[MCPAuthErrorCode.KeyInvalid]);
    }

    [Theory]
    [InlineData("""{"error":"Forbidden","message":"Not from here."}""")]
    [InlineData("""{"error":"Forbidden","message":"Not from here.","error_code":"permission_denied"}""")]
    [InlineData("""{"error":"Forbidden","message":"Not from here.","error_code":"brand_new"}""")]
    public async Task A_403_is_not_mapped(string body)
    {
        await using var server = await DeposiumServer.StartAsync();
        server.Answer = (403, body);
        await using var session = Open(server.IssueKey());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(server, session));

        Assert.Equal(403, (int?)error.StatusCode);
        Assert.Single(server.Requests);
    }

    private static async Task AssertRefusedOnceAsync(DeposiumServer server, string? key, MCPAuthErrorCode code)
    {
        var error = await RefuseAsync(server, key);

        Assert.Equal((code, code.ToWireCode(), 401), (error.ErrorCode, error.WireCode, error.StatusCode));
        Assert.Single(server.Requests);
    }

    private static async Task<MCPAuthException> RefuseAsync(DeposiumServer server, string? key)
    {
        await using var session = Open(key);
        return await Assert.ThrowsAsync<MCPAuthException>(() => ConnectAsync(server, session));
    }

    private static TokenSession Open(string? key) => new(new InMemoryTokenStore(key is null ? null : new AuthToken(key, CredentialKind.ApiKey)));

    private static Task<McpClient> ConnectAsync(DeposiumServer server, TokenSession session)
        => McpClient.CreateAsync(DeposiumGateway.CreateTransport(server.Address, session));

    private static HttpRequestMessage Post(DeposiumServer server) => new(HttpMethod.Post, server.Address)
    {
        Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", Encoding.UTF8, "application/json"),
        Headers = { { "Accept", "application/json, text/event-stream" } },
    };
}
