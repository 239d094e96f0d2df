using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AuthErrors.Mcp.Tests.Servers;
using ModelContextProtocol.Client;
using Xunit;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>Where the SDK can log in, a refusal is an error only when a login would not cure it.</summary>
public sealed class LoginErrorTests : IAsyncLifetime
{
    private static readonly AuthRecoveryOptions Recovery = new() { Classifier = GatewayClassifier.Instance };

    private readonly InMemoryTokenStore _store = new();
    private OAuthServer _server = null!;
    private McpOAuthSession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await OAuthServer.StartAsync();
        _session = new McpOAuthSession(_store);
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_code_that_is_to_be_shown_is_shown_though_there_is_a_challenge()
    {
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        Refuse("key_invalid");

        var error = await Assert.ThrowsAsync<GatewayException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(GatewayErrorCode.KeyInvalid, error.ErrorCode);
        Assert.Equal("Do something.", error.Hint);
        Assert.Equal(1, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task A_code_that_asks_for_a_login_leads_to_one_and_to_no_refresh()
    {
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        Refuse("login_required");

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task Eight_calls_that_need_a_login_share_it()
    {
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        Refuse("login_required");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => connection.Client.CallToolAsync("hello").AsTask()));

        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public async Task A_code_whose_login_has_just_been_made_is_an_error()
    {
        _server.RefusesAll = true;
        Refuse("login_required");

        var error = await Assert.ThrowsAsync<GatewayException>(() => Connection.OpenAsync(_server, _session, Recovery));

        Assert.Equal(GatewayErrorCode.LoginRequired, error.ErrorCode);
        Assert.Equal(1, _server.Logins);
    }

    [Fact]
    public async Task A_code_without_a_challenge_reaches_whoever_connects_without_discovery()
    {
        _server.Challenges = false;
        Refuse("key_invalid");

        var error = await Assert.ThrowsAsync<GatewayException>(() => Connection.OpenAsync(_server, _session, Recovery));

        Assert.Equal(GatewayErrorCode.KeyInvalid, error.ErrorCode);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_server_that_neither_challenges_nor_gives_a_code_is_the_sdks_to_understand()
    {
        _server.Challenges = false;

        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        await connection.Client.CallToolAsync("hello");

        Assert.Equal(1, _server.Logins);
    }

    /// <summary>What the bridge is for: the same failure as in <see cref="LoginTests.An_endpoint_that_is_down_is_a_typed_error_and_no_login"/>.</summary>
    [Fact]
    public async Task The_sdk_alone_opens_a_login_when_the_token_endpoint_is_down()
    {
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = _server.Endpoint, OAuth = _server.CreateOAuth() });
        await using var client = await McpClient.CreateAsync(transport);
        _server.ExpireTokens();
        _server.RefreshStatus = 503;

        await client.CallToolAsync("hello");

        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public void What_cannot_be_a_login_is_refused()
    {
        var oauth = _server.CreateOAuth();
        Assert.Throws<ArgumentException>(() => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = _server.Endpoint }, _session));
        Assert.Throws<ArgumentException>(() => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = new Uri("http://mcp.example"), OAuth = oauth }, _session));
        Assert.Null(oauth.TokenCache);

        using var other = new InMemoryTokenStore();
        oauth.TokenCache = new McpOAuthSession(other);
        Assert.Throws<ArgumentException>(() => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = _server.Endpoint, OAuth = oauth }, _session));
    }

    [Fact]
    public async Task A_login_at_one_server_is_not_shown_to_another()
    {
        await using var other = await OAuthServer.StartAsync();
        await using (var connection = await Connection.OpenAsync(_server, _session))
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Connection.OpenAsync(other, _session));
        }

        // A file that was left from another address.
        await using var second = new McpOAuthSession(_store);
        await using var moved = await Connection.OpenAsync(other, second);
        var token = (await _store.ReadAsync(default))!.AccessToken;

        Assert.Equal(1, other.Logins);
        Assert.All(other.Requests.Where(static request => request.Authorization is not null), request => Assert.Equal("Bearer " + token, request.Authorization));
    }

    [Fact]
    public async Task The_401_of_another_server_to_which_a_request_was_led_opens_no_login()
    {
        await using var connection = await Connection.OpenAsync(_server, _session);
        await using var elsewhere = await OAuthServer.StartAsync();
        _server.RedirectsTo = elsewhere.Endpoint;

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Contains(elsewhere.Endpoint.Authority, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _server.Logins);
        Assert.All(elsewhere.Requests, static request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task Rights_that_are_missing_right_after_a_login_are_a_typed_error()
    {
        _server.NeededScope = "write";
        _server.GrantsScope = false;
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);

        var error = await Assert.ThrowsAsync<GatewayException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(GatewayErrorCode.ScopeMissing, error.ErrorCode);
        Assert.Equal(403, error.StatusCode);
        Assert.Equal(2, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task Rights_that_are_missing_after_a_login_are_a_typed_error_for_all_who_need_them_and_later_too()
    {
        _server.NeededScope = "write";
        _server.GrantsScope = false;
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<GatewayException>(() => connection.Client.CallToolAsync("hello").AsTask())));
        await Assert.ThrowsAsync<GatewayException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(2, _server.Logins);
        Assert.DoesNotContain(_server.Requests, static request => request.Headers.ContainsKey("AuthErrors-Asked"));
    }

    [Theory]
    [InlineData("key_invalid")]
    [InlineData(null)]
    public async Task A_server_that_wants_another_way_to_authenticate_is_a_typed_error(string? code)
    {
        _server.ChallengeScheme = "Basic";
        _server.Envelope = code is null ? null : new JsonObject { ["error_code"] = code, ["message"] = "No." };

        var error = await Assert.ThrowsAnyAsync<AuthErrorException>(() => Connection.OpenAsync(_server, _session, Recovery));

        Assert.Equal(code, error.WireCode);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_login_that_ended_where_another_way_to_authenticate_is_wanted_is_a_typed_error()
    {
        _server.GivesRefreshTokens = false;
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        _server.ExpireTokens();
        _server.ChallengeScheme = "Basic";

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(401, error.StatusCode);
        Assert.Equal(1, _server.Logins);
    }

    [Fact]
    public async Task A_code_without_a_challenge_is_a_typed_error_though_a_login_would_follow_from_it()
    {
        await using var connection = await Connection.OpenAsync(_server, _session, Recovery);
        _server.Challenges = false;
        Refuse("login_required");

        var error = await Assert.ThrowsAsync<GatewayException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.Equal(AuthRecovery.Reauthenticate, error.Recovery);
        Assert.Equal(1, _server.Logins);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_an_error_and_no_login()
    {
        var store = new ReadOnlyTokenStore(_store);
        await using var session = new McpOAuthSession(store);
        await using var connection = await Connection.OpenAsync(_server, session);
        _server.ExpireTokens();
        store.IsReadOnly = true;

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connection.Client.CallToolAsync("hello").AsTask());

        Assert.IsType<TokenStoreException>(error.InnerException);
        Assert.Equal(1, _server.Logins);
        Assert.Equal(0, _server.Refreshes);
    }

    [Fact]
    public async Task A_logout_while_a_code_is_exchanged_ends_the_login()
    {
        _server.BeforeCodeAnswer = () => _session.ResetAsync().AsTask();

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => Connection.OpenAsync(_server, _session));

        Assert.Equal(401, error.StatusCode);
        Assert.Null(await _store.ReadAsync(default));
        Assert.Equal(1, _server.Logins);
    }

    [Theory]
    [InlineData(400, AuthRecovery.Reauthenticate)]
    [InlineData(503, AuthRecovery.Backoff)]
    public async Task A_code_that_is_not_exchanged_is_a_typed_error_that_echoes_no_secret(int status, AuthRecovery recovery)
    {
        _server.CodeStatus = status;

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => Connection.OpenAsync(_server, _session));

        Assert.Equal("invalid_request", error.WireCode);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal(recovery, error.Recovery);
        Assert.Contains("code_challenge_method must be S256", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("code-", error.Message, StringComparison.Ordinal);
        Assert.Null(await _store.ReadAsync(default));

        _server.ClientAuthentication = "client_secret_basic";
        foreach (var echo in (Func<string, string>[])[static code => $"{code} is not known", static _ => "client-secret is not known"])
        {
            _server.CodeReason = echo;
            error = await Assert.ThrowsAsync<AuthErrorException>(() => Connection.OpenAsync(_server, _session));
            Assert.DoesNotContain("not known", error.ToString(), StringComparison.Ordinal);
        }
    }

    private void Refuse(string code)
    {
        _server.ExpireTokens();
        _server.Envelope = new JsonObject { ["error"] = "Unauthorized", ["error_code"] = code, ["message"] = "No.", ["hint"] = "Do something." };
    }
}
