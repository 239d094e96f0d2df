using System;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Mcp.Tests.Servers;
using Xunit;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>The SDK logs in, once; what follows, the session does.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private readonly InMemoryTokenStore _store = new();
    private readonly RequestCounter _bySdk = new();
    private readonly RequestCounter _bySession = new();
    private OAuthServer _server = null!;
    private McpOAuthSession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await OAuthServer.StartAsync();
        _session = new McpOAuthSession(_store, options: null, _bySession);
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task The_sdk_logs_in_once_and_the_store_has_all_that_a_renewal_takes()
    {
        await using var connection = await ConnectAsync();
        await connection.Client.CallToolAsync("hello");

        var stored = await _store.ReadAsync(default);
        Assert.Equal(1, _server.Logins);
        Assert.Equal(1, _server.Registrations);
        Assert.Equal(0, _server.Refreshes);
        Assert.NotNull(stored!.RefreshToken);
        Assert.Equal(new Uri(_server.Endpoint, "/token"), stored.Grant!.TokenEndpoint);
        Assert.Equal(_server.Endpoint.ToString(), stored.Grant.Resource);
        Assert.Equal("client-1", stored.Grant.ClientId);
        Assert.Equal("none", stored.Grant.TokenEndpointAuthMethod);
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_once_by_the_session_and_never_by_the_sdk()
    {
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.Client.CallToolAsync("hello").AsTask()));

        Assert.Equal(1, _server.Refreshes);
        Assert.Equal(1, _server.Logins);
        Assert.Equal(0, _bySdk.RefreshGrants);
        Assert.Equal(1, _bySession.RefreshGrants);
    }

    [Fact]
    public async Task The_sdk_is_not_shown_the_refresh_token()
    {
        await using var connection = await ConnectAsync();

        var container = await ((ModelContextProtocol.Authentication.ITokenCache)_session).GetTokensAsync(default);

        Assert.Null(container!.RefreshToken);
        Assert.NotNull((await _store.ReadAsync(default))!.RefreshToken);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_a_typed_error_and_no_login()
    {
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();
        _server.RefreshStatus = 503;

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(401, error.StatusCode);
        Assert.Equal(AuthRecovery.Backoff, error.Recovery);
        Assert.Contains("503", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, _server.Logins);
        Assert.NotNull(await _store.ReadAsync(default));

        _server.RefreshStatus = null;
        await connection.Client.CallToolAsync("hello");
        Assert.Equal(1, _server.Logins);
    }

    [Fact]
    public async Task A_refused_refresh_token_leads_to_one_login()
    {
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();
        _server.RefreshStatus = 400;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => connection.Client.CallToolAsync("hello").AsTask()));

        Assert.Equal(1, _server.Refreshes);
        Assert.Equal(2, _server.Logins);
        Assert.Equal(1, _server.Registrations);
    }

    [Fact]
    public async Task A_login_without_a_refresh_token_is_followed_by_another_when_it_ends()
    {
        _server.GivesRefreshTokens = false;
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
        Assert.Equal(1, _server.Registrations);
    }

    [Fact]
    public async Task A_renewed_token_that_is_refused_leads_to_one_login()
    {
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();
        _server.RefusesRenewed = true;

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(1, _server.Refreshes);
        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public async Task A_login_whose_token_is_refused_is_a_typed_error_and_not_a_loop()
    {
        _server.RefusesAll = true;

        await Assert.ThrowsAsync<AuthErrorException>(() => ConnectAsync());

        Assert.Equal(1, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task A_login_helps_where_the_endpoint_has_moved_too()
    {
        _server.GivesRefreshTokens = false;
        _server.HasMoved = true;
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public async Task The_name_of_a_scheme_may_be_written_in_any_case()
    {
        _server.ChallengeScheme = "bearer";
        _server.GivesRefreshTokens = false;
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public async Task Whoever_logs_out_is_asked_again()
    {
        await using var connection = await ConnectAsync();

        await _session.ResetAsync();
        Assert.Null(await _store.ReadAsync(default));
        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task More_rights_are_asked_of_the_user_by_the_sdk()
    {
        _server.NeededScope = "write";
        await using var connection = await ConnectAsync(new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance });

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task The_token_that_registration_wants_stays_on_its_request()
    {
        _server.InitialAccessToken = "initial";

        await using var connection = await ConnectAsync();

        Assert.Equal(1, _server.Registrations);
        Assert.Equal(1, _server.Logins);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("client_secret_post")]
    [InlineData("client_secret_basic")]
    public async Task The_session_shows_the_client_as_the_sdk_did(string method)
    {
        _server.ClientAuthentication = method;
        await using var connection = await ConnectAsync();
        _server.ExpireTokens();

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(1, _server.Refreshes);
        Assert.Equal(1, _server.Logins);
    }

    private Task<Connection> ConnectAsync(AuthRecoveryOptions? recovery = null) => Connection.OpenAsync(_server, _session, recovery, _bySdk);
}
