using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Files;
using AuthErrors.Runtime.Tests.Sessions;
using AuthErrors.Runtime.Worker;
using Xunit;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A login at oidc-provider, in a real browser, for an MCP server on the official TypeScript SDK. Its refresh tokens are good once.</summary>
public sealed class OidcProviderTests(BrowserUser user) : IClassFixture<BrowserUser>
{
    private const int Callers = 8;

    [SkippableFact]
    public async Task A_login_in_a_browser_leads_to_a_call()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login);

        await client.CallAsync(Callers);

        Assert.Equal(OidcCounters.LoggedIn, await CountersOf(server));
    }

    [SkippableFact]
    public async Task A_user_who_cancels_is_an_error_with_its_code_and_is_not_asked_again()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        var asked = 0;
        using var browser = new BrowserLogin(new BrowserLoginOptions
        {
            OpenBrowser = (address, cancellationToken) =>
            {
                asked++;
                return user.CancelAsync(address, cancellationToken);
            },
        });

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => OidcClient.ConnectAsync(server, store, browser));

        Assert.Equal(("access_denied", 1), (error.WireCode, asked));
        Assert.Equal(OidcCounters.LoggedIn with { Codes = 0 }, await CountersOf(server));
    }

    [SkippableFact]
    public async Task An_access_token_that_is_revoked_is_renewed_once_for_all_callers_with_a_refresh_token_that_is_new_each_time()
    {
        const int Rounds = 5;
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login);
        await client.CallAsync();

        for (var round = 1; round <= Rounds; round++)
        {
            var before = await store.ReadAsync(CancellationToken.None);
            await server.DoAsync("revoke-access-tokens");
            await client.CallAsync(Callers);

            Assert.NotEqual(before!.RefreshToken, (await store.ReadAsync(CancellationToken.None))!.RefreshToken);
        }

        Assert.Equal(OidcCounters.LoggedIn.Refreshed(Rounds), await CountersOf(server));
        Assert.Equal((0, Rounds), (client.RefreshesOfTheSdk, client.RefreshesOfTheSession));
    }

    [SkippableFact]
    public async Task Two_clients_that_share_a_store_log_in_once_and_renew_once()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using var first = await OidcClient.ConnectAsync(server, store, user.Login);
        await using var second = await OidcClient.ConnectAsync(server, store, user.Login);
        await Task.WhenAll(first.CallAsync(Callers), second.CallAsync(Callers));

        await server.DoAsync("revoke-access-tokens");
        await Task.WhenAll(first.CallAsync(Callers), second.CallAsync(Callers));

        Assert.Equal(OidcCounters.LoggedIn.Refreshed(1), await CountersOf(server));
        Assert.Equal(0, first.RefreshesOfTheSdk + second.RefreshesOfTheSdk);
    }

    [SkippableFact]
    public async Task An_access_token_that_has_expired_is_renewed_without_a_login()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        var clock = new ManualTimeProvider();
        clock.Advance(DateTimeOffset.UtcNow - clock.GetUtcNow());
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login, clock);
        await client.CallAsync();

        clock.Advance(TimeSpan.FromHours(2));
        await client.CallAsync(Callers);

        Assert.Equal(OidcCounters.LoggedIn.Refreshed(1), await CountersOf(server));
        Assert.Equal((0, 1), (client.RefreshesOfTheSdk, client.RefreshesOfTheSession));
    }

    [SkippableFact]
    public async Task A_client_that_starts_after_the_access_token_has_expired_renews_it_without_a_login()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using (var earlier = await OidcClient.ConnectAsync(server, store, user.Login))
        {
            await earlier.CallAsync();
        }

        var clock = new ManualTimeProvider();
        clock.Advance(DateTimeOffset.UtcNow.AddHours(2) - clock.GetUtcNow());
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login, clock);
        await client.CallAsync(Callers);

        Assert.Equal(OidcCounters.LoggedIn.Refreshed(1), await CountersOf(server));
        Assert.Equal((0, 1), (client.RefreshesOfTheSdk, client.RefreshesOfTheSession));
    }

    [SkippableFact]
    public async Task A_grant_that_is_revoked_leads_to_one_new_login_of_the_client_that_is_registered()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login);
        await client.CallAsync();

        await server.DoAsync("revoke-grants");
        await client.CallAsync(Callers);
        await client.CallAsync(Callers);

        Assert.Equal(OidcCounters.LoggedIn with { Codes = 2, Refusals = 1 }, await CountersOf(server));
        Assert.Equal((0, 1), (client.RefreshesOfTheSdk, client.RefreshesOfTheSession));
    }

    [SkippableFact]
    public async Task A_refresh_token_that_somebody_else_has_spent_ends_the_grant_and_leads_to_one_new_login()
    {
        await using var server = await StartAsync();
        using var store = new InMemoryTokenStore();
        await using var client = await OidcClient.ConnectAsync(server, store, user.Login);
        await client.CallAsync();

        Assert.True(await SpendRefreshTokenAsync((await store.ReadAsync(CancellationToken.None))!));
        await server.DoAsync("revoke-access-tokens");
        await client.CallAsync();

        Assert.Equal(OidcCounters.LoggedIn.Refreshed(1) with { Codes = 2, Refusals = 1, RevokedGrants = 1 }, await CountersOf(server));
    }

    [SkippableFact]
    public async Task A_second_process_goes_on_with_the_stored_login()
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var path = await LogInAsync(server, folder);

        Assert.Equal("Hello.", await ResumeAsync(server, path));
        Assert.Equal(OidcCounters.LoggedIn, await CountersOf(server));

        await server.DoAsync("revoke-access-tokens");
        Assert.Equal("Hello.", await ResumeAsync(server, path));
        Assert.Equal(OidcCounters.LoggedIn.Refreshed(1), await CountersOf(server));
    }

    /// <summary>It listens on a port of its own, so it is another client to the server.</summary>
    [SkippableFact]
    public async Task A_second_process_whose_grant_is_refused_logs_in_once_and_a_third_goes_on_with_that()
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var path = await LogInAsync(server, folder);
        await server.DoAsync("revoke-grants");

        await using (var worker = StartResume(server, path))
        {
            await user.AgreeAsync(new Uri(await worker.ReadLineAsync()));
            Assert.Equal("Hello.", await worker.ReadLineAsync());
            Assert.Equal(0, await worker.EndAsync());
        }

        var expected = OidcCounters.LoggedIn with { Registrations = 2, Codes = 2, Refusals = 1 };
        Assert.Equal(expected, await CountersOf(server));
        Assert.Equal("Hello.", await ResumeAsync(server, path));
        Assert.Equal(expected, await CountersOf(server));
    }

    private static async Task<bool> SpendRefreshTokenAsync(AuthToken token)
    {
        using var thief = new HttpClient();
        using var request = new FormUrlEncodedContent(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = token.RefreshToken,
            ["client_id"] = token.Grant!.ClientId,
            ["client_secret"] = token.Grant.ClientSecret,
        });
        using var response = await thief.PostAsync(token.Grant.TokenEndpoint, request);
        return response.IsSuccessStatusCode;
    }

    private static Task<OidcCounters> CountersOf(NodeServer server) => server.ReadAsync<OidcCounters>("counters");

    private async Task<NodeServer> StartAsync()
    {
        ChromiumFixture.Require();
        return await NodeServer.StartAsync("oidc-servers.js");
    }

    private async Task<string> LogInAsync(NodeServer server, TemporaryFolder folder)
    {
        var path = folder.File;
        await using var client = await OidcClient.ConnectAsync(server, new FileTokenStore(path), user.Login);
        await client.CallAsync();
        return path;
    }

    private static async Task<string> ResumeAsync(NodeServer server, string path)
    {
        await using var worker = StartResume(server, path);
        var answer = await worker.ReadLineAsync();
        Assert.Equal(0, await worker.EndAsync());
        return answer;
    }

    private static ChildProcess StartResume(NodeServer server, string path) => WorkerProcess.Start("resume", server.Address.ToString(), "file", path);
}
