using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ModelContextProtocol.Client;
using Xunit;

namespace AuthErrors.Mcp.Tests.Credentials;

/// <summary>Tokens that a service gives to whoever asks, and the time that asking takes while the SDK waits for its first answer.</summary>
public sealed class AnonymousTests : IAsyncLifetime
{
    // More than the SDK gives its first request.
    private static readonly TimeSpan SixSeconds = TimeSpan.FromSeconds(6);

    private readonly InMemoryTokenStore _store = new();
    private readonly HttpClient _issuerHttp = new();
    private GatewayServer _server = null!;
    private TokenSession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        _session = new TokenSession(_store, new AnonymousTokenIssuer(_issuerHttp, new AnonymousTokenIssuerOptions { RegistrationEndpoint = _server.Registration }));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
        _store.Dispose();
        _issuerHttp.Dispose();
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once_for_all_calls()
    {
        LetIn(1, 2);
        await using var transport = CreateTransport();
        await using var client = await McpClient.CreateAsync(transport);
        LetIn(2);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CallToolAsync("hello").AsTask()));

        Assert.Equal(2, _server.Registrations);
    }

    [Fact]
    public async Task With_the_raised_limit_a_recovery_of_six_seconds_ends_before_the_sdk_gives_up()
    {
        LetIn(1);
        _server.BeforeRegistration = static () => Task.Delay(SixSeconds);
        await using var transport = CreateTransport();

        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions().WithAuthRecovery(_session));
        await client.CallToolAsync("hello");

        Assert.Equal(1, _server.Registrations);
        Assert.Equal(["server/discover", "tools/call"], Methods());
    }

    [Fact]
    public async Task With_the_limit_as_it_is_the_sdk_falls_back_and_the_recovery_goes_on()
    {
        LetIn(1);
        _server.BeforeRegistration = static () => Task.Delay(SixSeconds);
        await using var transport = CreateTransport();

        await using var client = await McpClient.CreateAsync(transport);
        await client.CallToolAsync("hello");

        Assert.Equal(1, _server.Registrations);
        Assert.DoesNotContain("server/discover", Methods());
        Assert.Contains("initialize", Methods());
    }

    [Fact]
    public void The_limits_of_connecting_grow_by_the_time_of_one_refresh()
    {
        var options = new McpClientOptions { InitializationTimeout = TimeSpan.FromSeconds(90) }.WithAuthRecovery(_session);
        Assert.Equal(TimeSpan.FromSeconds(5) + _session.RefreshTimeout, options.DiscoverProbeTimeout);
        Assert.Equal(TimeSpan.FromSeconds(90) + _session.RefreshTimeout, options.InitializationTimeout);

        using var store = new InMemoryTokenStore();
        options = new McpClientOptions().WithAuthRecovery(new McpOAuthSession(store));
        Assert.True(options.InitializationTimeout > new BrowserLoginOptions().Timeout);

        options = new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan }.WithAuthRecovery(_session);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.DiscoverProbeTimeout);
    }

    /// <summary>From now on only these tokens, counted in the order of their registration, are good.</summary>
    private void LetIn(params int[] tokens) => _server.Refusal = (context, _)
        => tokens.Any(token => context.Request.Headers.Authorization == $"Bearer anonymous-{token}")
            ? _server.AdmitAsync(context)
            : GatewayServer.AnswerAsync(context, 401, new JsonObject { ["error_code"] = "token_expired", ["message"] = "Who is there?" });

    private IEnumerable<string> Methods()
        => _server.Requests.Where(static request => request.Path == "/mcp" && request.Method == "POST" && request.Authorization is not null)
            .Select(static request => (string)JsonNode.Parse(request.Body)!["method"]!);

    private HttpClientTransport CreateTransport()
        => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = _server.Endpoint }, _session, new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance });
}
