using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace AuthErrors.Mcp.Tests.Credentials;

/// <summary>What the caller of the SDK sees of a refusal: the typed error, whole, after one request.</summary>
public sealed class TypedErrorTests : IAsyncLifetime
{
    private static readonly JsonObject Envelope = new()
    {
        ["error"] = "Unauthorized",
        ["message"] = "The key was revoked. " + new string('.', 2000),
        ["error_code"] = "key_invalid",
        ["hint"] = "Create a new key.",
        ["docs"] = "https://docs.example/keys",
    };

    private readonly InMemoryTokenStore _store = new(new AuthToken("key-1", CredentialKind.ApiKey));
    private GatewayServer _server = null!;
    private int _refused;
    private TokenSession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync(new McpTool("broken", static (_, _) => Task.FromResult(McpTool.Text("authentication_failed, error_code key_invalid", isError: true))));
        _session = new TokenSession(_store);
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData(Moment.Connecting)]
    [InlineData(Moment.Calling)]
    public async Task An_envelope_on_401_reaches_the_caller_whole_and_after_one_request(Moment moment)
    {
        var error = await RefuseAsync(moment, static context => GatewayServer.AnswerAsync(context, 401, Envelope));

        Assert.Equal(GatewayErrorCode.KeyInvalid, error.ErrorCode);
        Assert.Equal((string?)Envelope["message"], error.Error.Message);
        Assert.Equal("Create a new key.", error.Hint);
        Assert.Equal("https://docs.example/keys", error.Docs);
        Assert.Equal(1, _refused);
    }

    [Theory]
    [InlineData(Moment.Connecting)]
    [InlineData(Moment.Calling)]
    public async Task A_signal_on_403_is_a_typed_error(Moment moment)
    {
        var error = await RefuseAsync(moment, static context => GatewayServer.AnswerAsync(context, 403, new JsonObject { ["type"] = "authentication_error" }));

        Assert.Equal(GatewayErrorCode.TokenExpired, error.ErrorCode);
        Assert.Equal(403, error.StatusCode);
    }

    [Theory]
    [InlineData(Moment.Connecting)]
    [InlineData(Moment.Calling)]
    public async Task A_429_says_how_long_to_wait(Moment moment)
    {
        var error = await RefuseAsync(moment, static context =>
        {
            context.Response.Headers.RetryAfter = "17";
            return GatewayServer.AnswerAsync(context, 429, new JsonObject());
        });

        Assert.Equal(GatewayErrorCode.RateLimited, error.ErrorCode);
        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
        Assert.Equal(1, _refused);
    }

    [Theory]
    [InlineData(Moment.Connecting)]
    [InlineData(Moment.Calling)]
    public async Task A_bare_envelope_on_200_is_a_typed_error(Moment moment)
    {
        var envelope = new JsonObject { ["error"] = "Unauthorized", ["error_code"] = "token_expired", ["message"] = "Expired." };

        var error = await RefuseAsync(moment, context => GatewayServer.AnswerAsync(context, 200, envelope));

        Assert.Equal(GatewayErrorCode.TokenExpired, error.ErrorCode);
        Assert.Equal(200, error.StatusCode);
    }

    [Theory]
    [InlineData("key_invalid")]
    [InlineData(null)]
    public async Task Whoever_has_no_credential_at_all_gets_a_typed_error_too(string? code)
    {
        _server.Refusal = (context, _) => GatewayServer.AnswerAsync(context, 401, new JsonObject { ["message"] = "No key.", ["error_code"] = code });
        using var empty = new InMemoryTokenStore();
        await using var session = new TokenSession(empty);
        await using var transport = McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = _server.Endpoint }, session, new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance });

        var error = await Assert.ThrowsAnyAsync<AuthErrorException>(() => McpClient.CreateAsync(transport));

        Assert.Equal(code, error.WireCode);
        Assert.Contains("No key.", error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_401_without_a_code_is_a_plain_auth_error()
    {
        _server.Refusal = static (context, _) => GatewayServer.AnswerAsync(context, 401, new JsonObject { ["message"] = "Who are you?" });
        await using var transport = CreateTransport();

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => McpClient.CreateAsync(transport));

        Assert.Contains("Who are you?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_json_rpc_error_is_typed_for_whoever_asks(bool asEvent)
    {
        await using var server = await StartWithRpcErrorAsync(-32001, "Refused", new JsonObject { ["error_code"] = "login_required", ["message"] = "Log in.", ["hint"] = "Log in again." }, asEvent);
        await using var transport = CreateTransport(server.Endpoint);
        await using var client = await McpClient.CreateAsync(transport);

        var exception = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallToolAsync("hello").AsTask());

        Assert.True(exception.TryGetAuthError(GatewayClassifier.Instance, out var error));
        Assert.Equal(GatewayErrorCode.LoginRequired, Assert.IsType<GatewayException>(error).ErrorCode);
        Assert.Equal("Log in again.", error.Hint);
        Assert.Same(exception, error.InnerException);
        Assert.False(exception.TryGetAuthError(out _));
    }

    [Fact]
    public async Task A_json_rpc_error_that_came_as_an_event_is_typed_by_its_signal_too()
    {
        await using var server = await StartWithRpcErrorAsync(-32000, "authentication_failed", data: null, asEvent: true);
        await using var transport = CreateTransport(server.Endpoint);
        await using var client = await McpClient.CreateAsync(transport);

        var exception = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallToolAsync("hello").AsTask());

        Assert.True(exception.TryGetAuthError(GatewayClassifier.Instance, out var error));
        Assert.Equal(GatewayErrorCode.TokenExpired, Assert.IsType<GatewayException>(error).ErrorCode);
    }

    [Theory]
    [InlineData("Tool not found", null)]
    [InlineData("It says authentication_failed somewhere", null)]
    [InlineData("Refused", "quota_exceeded")]
    public async Task A_json_rpc_error_of_another_kind_is_none(string message, string? code)
    {
        await using var server = await StartWithRpcErrorAsync(-32000, message, code is null ? null : new JsonObject { ["error_code"] = code, ["message"] = "No." }, asEvent: true);
        await using var transport = CreateTransport(server.Endpoint);
        await using var client = await McpClient.CreateAsync(transport);

        var exception = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallToolAsync("hello").AsTask());

        Assert.False(exception.TryGetAuthError(GatewayClassifier.Instance, out _));
    }

    [Fact]
    public void A_number_that_json_cannot_hold_hides_no_error()
    {
        var remote = new McpProtocolException("Request failed (remote): No.", (McpErrorCode)(-32000));
        remote.Data["error_code"] = "key_invalid";
        remote.Data["wait"] = double.PositiveInfinity;

        Assert.True(remote.TryGetAuthError(GatewayClassifier.Instance, out _));
    }

    [Fact]
    public async Task The_typed_error_is_found_inside_of_another_exception()
    {
        var inner = new AuthErrorException("Refused.");

        Assert.True(new InvalidOperationException("Outer.", new McpException("Middle.", inner)).TryGetAuthError(GatewayClassifier.Instance, out var error));
        Assert.Same(inner, error);
        Assert.False(new HttpRequestException("Down.").TryGetAuthError(GatewayClassifier.Instance, out _));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_tool_that_says_it_failed_passes_through()
    {
        await using var transport = CreateTransport();
        await using var client = await McpClient.CreateAsync(transport);

        var answer = await client.CallToolAsync("broken");

        Assert.True(answer.IsError);
        Assert.Contains("key_invalid", answer.Content.OfType<TextContentBlock>().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_sdk_is_given_says_how_it_must_be()
    {
        var options = new HttpClientTransportOptions { Endpoint = _server.Endpoint };
        await using var transport = McpAuthTransport.Create(options, _session);
        Assert.Equal(HttpTransportMode.StreamableHttp, options.TransportMode);

        Refuses(new HttpClientTransportOptions { Endpoint = new Uri("http://mcp.example/mcp") });
        Refuses(new HttpClientTransportOptions { Endpoint = _server.Endpoint, OAuth = new() { RedirectUri = new Uri("http://localhost:1/") } });
        Refuses(new HttpClientTransportOptions { Endpoint = _server.Endpoint, AdditionalHeaders = new System.Collections.Generic.Dictionary<string, string> { ["authorization"] = "Bearer x" } });
        Refuses(new HttpClientTransportOptions { Endpoint = _server.Endpoint, AdditionalHeaders = new System.Collections.Generic.Dictionary<string, string> { ["x-api-key"] = "x" } });

        void Refuses(HttpClientTransportOptions bad)
            => Assert.Throws<ArgumentException>(() => McpAuthTransport.Create(bad, _session, new AuthRecoveryOptions { ApiKeyHeader = "X-API-Key" }));
    }

    /// <summary>Lets the server refuse from a moment on, and gives what the caller of the SDK gets.</summary>
    private async Task<GatewayException> RefuseAsync(Moment moment, Func<HttpContext, Task> answer)
    {
        _server.IsRefused = body => moment == Moment.Connecting || body.Contains("\"tools/call\"", StringComparison.Ordinal);
        _server.Refusal = (context, _) =>
        {
            _refused++;
            return answer(context);
        };
        return await Assert.ThrowsAsync<GatewayException>(async () =>
        {
            await using var transport = CreateTransport();
            await using var client = await McpClient.CreateAsync(transport);
            await client.CallToolAsync("hello");
        });
    }

    private static async Task<GatewayServer> StartWithRpcErrorAsync(int code, string message, JsonObject? data, bool asEvent)
    {
        var server = await GatewayServer.StartAsync();
        server.IsRefused = static body => body.Contains("\"tools/call\"", StringComparison.Ordinal);
        server.Refusal = (context, body) =>
        {
            var answer = McpEndpoint.Error(JsonNode.Parse(body)!["id"]!.DeepClone(), code, message, data?.DeepClone());
            return asEvent ? AnswerWithEventAsync(context, answer) : GatewayServer.AnswerAsync(context, 200, answer);
        };
        return server;
    }

    private static async Task AnswerWithEventAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"event: message\ndata: {answer.ToJsonString()}\n\n"));
    }

    private HttpClientTransport CreateTransport(Uri? endpoint = null)
        => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = endpoint ?? _server.Endpoint }, _session, new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance });
}
