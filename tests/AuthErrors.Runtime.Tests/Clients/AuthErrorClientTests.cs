using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Handlers;
using AuthErrors.Runtime.Tests.Sessions;
using AuthErrors.Runtime.Tests.Signals;
using Deposium.Auth;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AuthErrors.Runtime.Tests.Clients;

/// <summary>What a class completed by <c>[AuthErrorClient]</c> does, through a pipeline of its own and through another client.</summary>
public sealed class AuthErrorClientTests : IDisposable
{
    private static readonly Uri Origin = new("https://api.example/v1/");

    private readonly ScriptedIssuer _issuer = new();
    private readonly InMemoryTokenStore _store;

    public AuthErrorClientTests() => _store = new InMemoryTokenStore(_issuer.First());

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(SignalClient.Variable, null);
        Environment.SetEnvironmentVariable(KeyClient.Variable, null);
        _store.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rejected_request_is_recovered_once_and_sent_again(bool throughClient)
    {
        var server = StubServer.Accepting("access-1");
        await using var client = Create(server, throughClient);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-0", "Bearer access-1"], server.Authorizations);
        Assert.Equal((1, new Uri(Origin, "me")), (_issuer.Calls, server.Requests[0].Uri));
        Assert.Equal(["GET me "], client.Seen);
        Assert.Null(response.RequestMessage!.Headers.Authorization);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_rejected_twice_is_thrown_typed(bool throughClient)
    {
        var server = new StubServer(static _ => Answer.Json(HttpStatusCode.Forbidden, """{"type":"authentication_error","code":"authentication_failed"}"""));
        await using var client = Create(server, throughClient);

        var error = await Assert.ThrowsAsync<SignalException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me")));
        Assert.Equal((SignalErrorCode.TokenExpired, 2, 1), (error.ErrorCode, server.Requests.Count, _issuer.Calls));
        Assert.Equal("error token_expired", client.Seen[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_key_of_the_user_goes_first_and_is_never_refreshed(bool throughClient)
    {
        Environment.SetEnvironmentVariable(SignalClient.Variable, "user-key");
        var server = new StubServer(static _ => Answer.Json(HttpStatusCode.Unauthorized, """{"error_code":"token_expired"}"""));
        await using var client = Create(server, throughClient);

        await Assert.ThrowsAsync<SignalException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me")));
        Assert.Equal(["Bearer user-key"], server.Authorizations);
        Assert.Equal(0, _issuer.Calls);
    }

    [Fact]
    public async Task Without_a_credential_the_refusal_is_thrown_all_the_same()
    {
        var server = new StubServer(static _ => Answer.Json(HttpStatusCode.Unauthorized, """{"error_code":"key_missing","message":"No key."}"""));
        using var store = new InMemoryTokenStore();
        await using var client = new KeyClient(server, Origin, store);

        var error = await Assert.ThrowsAsync<MCPAuthException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me")));
        Assert.Equal(MCPAuthErrorCode.KeyMissing, error.ErrorCode);
        Assert.Null(server.Requests.Single().Authorization);
    }

    [Fact]
    public async Task A_key_may_have_a_header_of_its_own()
    {
        Environment.SetEnvironmentVariable(KeyClient.Variable, "user-key");
        var server = new StubServer(static _ => Answer.Status(HttpStatusCode.OK));
        using var store = new InMemoryTokenStore();
        await using var client = new KeyClient(server, Origin, store);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"));

        Assert.Equal(("user-key", null), (server.Requests.Single().Headers["X-API-Key"], server.Requests.Single().Authorization));
    }

    [Fact]
    public async Task A_token_less_answer_without_a_code_is_a_plain_error()
    {
        using var store = new InMemoryTokenStore();
        await using var client = new KeyClient(new StubServer(static _ => Answer.Status(HttpStatusCode.Unauthorized)), Origin, store);

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me")));
        Assert.StartsWith("Authentication failed (401)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundred_requests_cause_one_refresh()
    {
        var server = StubServer.Accepting("access-1");
        await using var client = Create(server, throughClient: true);
        _issuer.Close();
        var requests = Enumerable.Range(0, 100).Select(_ => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"))).ToList();
        _issuer.Open();

        Assert.All(await Task.WhenAll(requests), static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal((1, false), (_issuer.Calls, _issuer.IsFamilyRevoked));
    }

    [Fact]
    public async Task The_headers_of_the_other_client_are_sent_and_it_lives_on()
    {
        var server = StubServer.Accepting("access-1");
        using var inner = new HttpClient(server) { BaseAddress = Origin };
        inner.DefaultRequestHeaders.Add("X-Team", "blue");
        var client = new SignalClient(inner, _store, _issuer);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "me") { Content = new StringContent("body") });
        await client.DisposeAsync();

        Assert.Equal(["blue", "blue"], server.Requests.Select(static request => request.Headers["X-Team"]));
        Assert.All(server.Requests, static request => Assert.Equal("body"u8.ToArray(), request.Body));
        using var after = await inner.GetAsync("later");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Limits_are_those_of_the_hook()
    {
        var server = StubServer.Accepting("access-1");
        await using var client = Create(server, throughClient: false);
        using var body = new StreamContent(new CountingStream(9));

        await Assert.ThrowsAsync<AuthErrorException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "me") { Content = body }));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_client_that_follows_redirects_by_itself_burns_no_refresh()
    {
        var rejections = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            // What .NET's own handler follows arrives without the credential.
            var isFollowed = context.Request.Path == "/new";
            rejections += isFollowed ? 1 : 0;
            context.Response.StatusCode = isFollowed ? 401 : 307;
            context.Response.Headers.Location = isFollowed ? default : "/new";
            return Task.CompletedTask;
        });
        using var inner = new HttpClient { BaseAddress = server.Address };
        await using var client = new SignalClient(inner, _store, _issuer);

        await Assert.ThrowsAsync<AuthErrorException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "old")));
        Assert.Equal((1, 0), (rejections, _issuer.Calls));
    }

    [Theory]
    [InlineData("https://elsewhere.example/new", 0)]
    [InlineData("https://api.example/new", 1)]
    public async Task A_client_that_recovers_by_itself_says_where_redirects_led(string location, int refreshes)
    {
        var server = new StubServer(request => request.Uri == new Uri(location) ? Answer.Status(HttpStatusCode.Unauthorized) : Answer.Redirect(HttpStatusCode.Redirect, location));
        using var noTokens = new InMemoryTokenStore();
        await using var session = new TokenSession(noTokens);
        using var inner = new HttpClient(new AuthRecoveryHandler(session, Origin, options: null, server)) { BaseAddress = Origin };
        await using var client = new SignalClient(inner, _store, _issuer);

        await Assert.ThrowsAsync<AuthErrorException>(() => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "old")));
        Assert.Equal(refreshes, _issuer.Calls);
    }

    [Fact]
    public void A_client_without_an_address_or_in_clear_text_is_refused()
    {
        using var nowhere = new HttpClient();
        using var clear = new HttpClient { BaseAddress = new Uri("http://api.example/") };

        Assert.Contains("BaseAddress", Assert.Throws<ArgumentException>(() => new SignalClient(nowhere, _store)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SignalClient(clear, _store));
        Assert.Throws<ArgumentNullException>(() => new SignalClient(null!, _store));
        Assert.Throws<ArgumentException>(() => AuthRecoveryHandler.CreateOver(new HttpClient { BaseAddress = Origin }, new TokenSession(_store), new AuthRecoveryOptions { ApiKeyHeader = "X-API-Key" }));
    }

    [Fact]
    public async Task It_is_a_typed_client_of_the_factory()
    {
        var server = StubServer.Accepting("access-1");
        var services = new ServiceCollection();
        services.AddSingleton<ITokenStore>(_store).AddSingleton<ITokenIssuer>(_issuer);
        services.AddHttpClient<SignalClient>(static client => client.BaseAddress = Origin).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();
        using var response = await provider.GetRequiredService<SignalClient>().SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"));

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, _issuer.Calls));
    }

    private SignalClient Create(StubServer server, bool throughClient)
        => throughClient
            ? new SignalClient(new HttpClient(server) { BaseAddress = Origin }, _store, _issuer)
            : new SignalClient(server, Origin, _store, _issuer);
}
