using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AuthErrors.Mcp.Tests.Servers;
using ModelContextProtocol.Authentication;
using Xunit;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>A login outlives the process that made it, and whoever comes late to store another.</summary>
public sealed class StoredLoginTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autherrors-mcp-");
    private readonly ShiftedTimeProvider _time = new();

    private string Path => System.IO.Path.Combine(_folder.FullName, "login.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Another_process_goes_on_without_login_and_without_registration()
    {
        await using var server = await OAuthServer.StartAsync();
        await using (var first = new McpOAuthSession(new FileTokenStore(Path)))
        {
            await using var connection = await Connection.OpenAsync(server, first);
        }

        server.ExpireTokens();
        await using var second = new McpOAuthSession(new FileTokenStore(Path));
        await using var again = await Connection.OpenAsync(server, second);
        await again.Client.CallToolAsync("hello");

        Assert.Equal(1, server.Logins);
        Assert.Equal(1, server.Registrations);
        Assert.Equal(1, server.Refreshes);
    }

    [Fact]
    public async Task An_ended_login_that_nothing_renews_is_made_anew_with_the_registered_client()
    {
        await using var server = await OAuthServer.StartAsync();
        server.GivesRefreshTokens = false;
        server.Lifetime = TimeSpan.FromDays(30);
        await using (var first = CreateSession())
        {
            await using var connection = await Connection.OpenAsync(server, first);
        }

        _time.Shift = TimeSpan.FromDays(31);
        server.ExpireTokens();
        server.Lifetime = TimeSpan.FromDays(90);
        await using var second = CreateSession();
        await using var again = await Connection.OpenAsync(server, second);

        Assert.Equal(2, server.Logins);
        Assert.Equal(1, server.Registrations);
    }

    [Fact]
    public async Task A_client_that_was_registered_for_another_redirect_is_not_used_for_a_login()
    {
        await using var server = await OAuthServer.StartAsync();
        server.GivesRefreshTokens = false;
        await using (var first = CreateSession())
        {
            await using var connection = await Connection.OpenAsync(server, first);
        }

        _time.Shift = TimeSpan.FromHours(2);
        server.Lifetime = TimeSpan.FromHours(9);
        await using var second = CreateSession();
        await using var again = await Connection.OpenAsync(server, second, change: static options => options.OAuth!.RedirectUri = new Uri("http://localhost:2/callback"));

        Assert.Equal(2, server.Logins);
        Assert.Equal(2, server.Registrations);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_renewed_before_it_is_sent()
    {
        await using var server = await OAuthServer.StartAsync();
        await using var session = CreateSession();
        await using var connection = await Connection.OpenAsync(server, session);
        _time.Shift = TimeSpan.FromHours(2);
        server.ExpireTokens();
        var before = server.Requests.Count;

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(1, server.Refreshes);
        Assert.Equal(["/token", "/mcp"], server.Requests.Skip(before).Select(static request => request.Path));
    }

    [Fact]
    public async Task Two_transports_over_one_file_refresh_once()
    {
        await using var server = await OAuthServer.StartAsync();
        await using var one = new McpOAuthSession(new FileTokenStore(Path));
        await using var other = new McpOAuthSession(new FileTokenStore(Path));
        await using var first = await Connection.OpenAsync(server, one);
        await using var second = await Connection.OpenAsync(server, other);
        server.ExpireTokens();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? first : second).Client.CallToolAsync("hello").AsTask()));

        Assert.Equal(1, server.Logins);
        Assert.Equal(1, server.Refreshes);
        Assert.Equal(0, server.ReusedRefreshTokens);
    }

    [Fact]
    public async Task A_login_that_was_made_elsewhere_meanwhile_is_used_and_not_asked_for_again()
    {
        var recovery = new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance };
        await using var server = await OAuthServer.StartAsync();
        await using var one = new McpOAuthSession(new FileTokenStore(Path));
        await using var other = new McpOAuthSession(new FileTokenStore(Path));
        await using var first = await Connection.OpenAsync(server, one, recovery);
        await using var second = await Connection.OpenAsync(server, other, recovery);
        server.ExpireTokens();
        server.Envelope = new JsonObject { ["error_code"] = "login_required", ["message"] = "No." };

        await first.Client.CallToolAsync("hello");
        await second.Client.CallToolAsync("hello");

        Assert.Equal(2, server.Logins);
    }

    [Fact]
    public async Task A_login_counts_though_the_clock_was_set_back_since_the_one_before()
    {
        await using var server = await OAuthServer.StartAsync();
        await LogInAsync(server, static stored => new OAuthGrant
        {
            GrantedAt = stored.GrantedAt.AddDays(1),
            TokenEndpoint = stored.TokenEndpoint,
            ClientId = stored.ClientId,
            Resource = stored.Resource,
        });
        server.ExpireTokens();
        server.RefusesRenewed = true;
        await using var session = CreateSession();
        await using var connection = await Connection.OpenAsync(server, session);

        await connection.Client.CallToolAsync("hello");

        Assert.Equal(2, server.Logins);
        Assert.True((await new FileTokenStore(Path).ReadAsync(default))!.Grant!.GrantedAt < Start.AddDays(1));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("http://login.example/token")]
    public async Task A_token_endpoint_that_cannot_be_asked_leads_to_a_login(string address)
    {
        await using var server = await OAuthServer.StartAsync();
        await LogInAsync(server, stored => new OAuthGrant { GrantedAt = stored.GrantedAt, TokenEndpoint = new Uri(address, UriKind.RelativeOrAbsolute), ClientId = stored.ClientId });
        server.ExpireTokens();
        await using var session = CreateSession();

        await using var connection = await Connection.OpenAsync(server, session);

        Assert.Equal(2, server.Logins);
    }

    [Fact]
    public async Task The_container_comes_back_whole_but_for_the_refresh_token_and_its_end_stays_where_it_was()
    {
        await using (var session = CreateSession())
        {
            await ((ITokenCache)session).StoreTokensAsync(CreateContainer("access-1", Start), default);
        }

        _time.Shift = TimeSpan.FromMinutes(50);
        await using var later = CreateSession();
        var container = await ((ITokenCache)later).GetTokensAsync(default);

        Assert.Equal("access-1", container!.AccessToken);
        Assert.Null(container.RefreshToken);
        Assert.Equal("Bearer", container.TokenType);
        Assert.Equal("read write", container.Scope);
        Assert.Equal("client", container.ClientId);
        Assert.Equal("secret", container.ClientSecret);
        Assert.Equal("client_secret_post", container.TokenEndpointAuthMethod);
        Assert.Equal("https://login.example", container.AuthorizationServer);
        Assert.Equal(Start, container.ObtainedAt);
        Assert.Equal(3600, container.ExpiresIn);
    }

    [Fact]
    public async Task A_late_login_does_not_replace_a_newer_one()
    {
        await using var session = CreateSession();
        var cache = (ITokenCache)session;

        await cache.StoreTokensAsync(CreateContainer("newer", Start), default);
        await cache.StoreTokensAsync(CreateContainer("older", Start.AddSeconds(-1)), default);

        Assert.Equal("newer", (await new FileTokenStore(Path).ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_login_that_is_stored_late_does_not_replace_its_own_renewed_token()
    {
        var store = new FileTokenStore(Path);
        await using var session = CreateSession();
        var cache = (ITokenCache)session;
        var login = CreateContainer("access-1", Start);
        await cache.StoreTokensAsync(login, default);
        var stored = await store.ReadAsync(default);
        await store.CompareReplaceAsync(stored, new AuthToken("access-2", CredentialKind.OAuth, "refresh-2") { Grant = stored!.Grant }, default);

        await cache.StoreTokensAsync(login, default);

        Assert.Equal("access-2", (await store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_token_that_is_bound_to_a_key_of_the_sdks_is_left_to_the_sdk()
    {
        await using var session = CreateSession();
        var cache = (ITokenCache)session;
        var bound = CreateContainer("bound", Start);
        bound.TokenType = "DPoP";

        await cache.StoreTokensAsync(bound, default);

        Assert.Same(bound, await cache.GetTokensAsync(default));
        Assert.False(File.Exists(Path));
        await session.ResetAsync();
        Assert.Null(await cache.GetTokensAsync(default));
    }

    [Fact]
    public async Task A_token_that_no_header_can_carry_is_refused_without_being_named()
    {
        await using var session = CreateSession();

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => ((ITokenCache)session).StoreTokensAsync(CreateContainer("not a token", Start), default).AsTask());

        Assert.DoesNotContain("not a token", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_of_a_login_takes_no_api_key()
        => Assert.Throws<ArgumentException>(() => new McpOAuthSession(new FileTokenStore(Path), new TokenSessionOptions { ApiKeyVariable = "KEY" }));

    /// <summary>Leaves a login behind whose grant was changed.</summary>
    private async Task LogInAsync(OAuthServer server, Func<OAuthGrant, OAuthGrant> change)
    {
        await using (var session = CreateSession())
        {
            await using var connection = await Connection.OpenAsync(server, session);
        }

        var store = new FileTokenStore(Path);
        var stored = (await store.ReadAsync(default))!;
        var changed = new AuthToken(stored.AccessToken, stored.Kind, stored.RefreshToken, stored.ExpiresAt) { Grant = change(stored.Grant!) };
        Assert.True(await store.CompareReplaceAsync(stored, changed, default));
    }

    private McpOAuthSession CreateSession()
        => new(new FileTokenStore(Path), new TokenSessionOptions { TimeProvider = _time });

    private static TokenContainer CreateContainer(string accessToken, DateTimeOffset obtainedAt) => new()
    {
        AccessToken = accessToken,
        RefreshToken = "refresh-1",
        TokenType = "Bearer",
        ExpiresIn = 3600,
        Scope = "read write",
        ObtainedAt = obtainedAt,
        ClientId = "client",
        ClientSecret = "secret",
        TokenEndpointAuthMethod = "client_secret_post",
        AuthorizationServer = "https://login.example",
    };
}
