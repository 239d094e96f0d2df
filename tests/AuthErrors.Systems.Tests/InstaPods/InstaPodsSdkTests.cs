using System;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Xunit;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>The official SDK over the bridge, our browser login and the server together.</summary>
public sealed class InstaPodsSdkTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private InstaPodsServer _server = null!;
    private McpLogin _login = null!;
    private HttpUser _user = null!;

    public async Task InitializeAsync()
    {
        _server = await InstaPodsServer.StartAsync(_time);
        _login = new McpLogin(_server, _time);
        _user = new HttpUser(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _user.Dispose();
        await _login.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_user_who_approves_gets_a_connection_that_is_scoped_to_the_team()
    {
        var connecting = _login.ConnectAsync();
        var address = await _login.OpenedAsync();
        Assert.Contains("Access approved", await _user.ApproveAsync(address, "Harbour"), StringComparison.Ordinal);
        await using var client = await connecting;

        Assert.Equal("harbour-web is well.", await McpLogin.ReadLogAsync(client, "harbour-web"));
        Assert.Equal("not a member of this team", await McpLogin.ReadLogAsync(client, "meadow-web"));
        Assert.Equal((1, 1), (_server.Registrations, _server.Tokens));
    }

    [Fact]
    public async Task The_sdk_says_for_which_resource_it_asks_and_sends_no_secret()
    {
        var connecting = _login.ConnectAsync();
        var address = await _login.OpenedAsync();
        await _user.ApproveAsync(address, "Harbour");
        await using var client = await connecting;

        var resource = Uri.EscapeDataString(_server.Endpoint.AbsoluteUri);
        Assert.Contains("resource=" + resource, address.Query, StringComparison.OrdinalIgnoreCase);
        var exchange = _server.Requests.Single(static request => request.Path == "/api/oauth/token").Body;
        Assert.Contains("resource=" + resource, exchange, StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", exchange, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_denies_is_an_error_with_its_code_to_whoever_connects()
    {
        var connecting = _login.ConnectAsync();
        Assert.Contains("Access denied", await _user.DenyAsync(await _login.OpenedAsync()), StringComparison.Ordinal);

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connecting);

        Assert.Equal(("access_denied", AuthRecovery.Reauthenticate), (error.WireCode, error.Recovery));
    }

    [Fact]
    public async Task Fact_6_when_the_token_has_expired_the_next_call_starts_the_flow_again()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await using var client = await connecting;

        _time.Advance(TimeSpan.FromDays(30));
        var calling = McpLogin.ReadLogAsync(client, "harbour-web");
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");

        Assert.Equal("harbour-web is well.", await calling);
        Assert.Equal((1, 2), (_server.Registrations, _server.Tokens));
        Assert.DoesNotContain(_server.Requests, static request => request.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fact_6_so_does_a_call_after_the_user_has_logged_out_everywhere()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await using var client = await connecting;

        _server.LogOutEverywhere();
        var calling = McpLogin.ReadLogAsync(client, "harbour-web");
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");

        Assert.Equal("harbour-web is well.", await calling);
    }

    [Fact]
    public async Task Fact_5_a_code_that_has_expired_is_an_error_of_the_call_for_which_the_user_logged_in()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await using var client = await connecting;
        _server.LogOutEverywhere();
        _login.BeforeExchange = () => _time.Advance(TimeSpan.FromMinutes(10));

        var calling = McpLogin.ReadLogAsync(client, "harbour-web");
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => calling);
        Assert.Equal(("invalid_grant", 400, AuthRecovery.Reauthenticate), (error.WireCode, error.StatusCode, error.Recovery));
        Assert.Contains("The code has expired.", error.Message, StringComparison.Ordinal);
        Assert.False(_login.HasOpenedAnother);
    }

    /// <summary>What the bridge is for: while it connects, the SDK takes the 400 of the token endpoint for that of an older MCP server, and starts over.</summary>
    [Fact]
    public async Task The_sdk_alone_asks_the_user_again_when_a_code_is_refused()
    {
        _login.BeforeExchange = () => _time.Advance(TimeSpan.FromMinutes(10));
        var connecting = _login.ConnectPlainAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");

        var again = await _login.OpenedAsync();

        _login.BeforeExchange = null;
        await _user.ApproveAsync(again, "Harbour");
        await (await connecting).DisposeAsync();
    }

    [Fact]
    public async Task Fact_7_what_a_tool_says_passes_through_and_starts_no_login()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await using var client = await connecting;
        _server.TellsExpiryInTools = true;
        var before = _server.Requests.Count;

        Assert.Equal("not a member of this team", await McpLogin.ReadLogAsync(client, "meadow-web"));
        Assert.Equal("pod is not running", await McpLogin.ReadLogAsync(client, "harbour-old"));
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("unauthorized", await McpLogin.ReadLogAsync(client, "harbour-web"));

        Assert.Equal(3, _server.Requests.Count - before);
    }

    [Fact]
    public async Task Fact_8_a_team_is_switched_by_forgetting_the_token_and_connecting_again()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await using (var harbour = await connecting)
        {
            Assert.Equal("not a member of this team", await McpLogin.ReadLogAsync(harbour, "meadow-web"));
        }

        await _login.Session.ResetAsync();
        connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Meadow");
        await using var meadow = await connecting;

        Assert.Equal("meadow-web is well.", await McpLogin.ReadLogAsync(meadow, "meadow-web"));
    }

    [Fact]
    public async Task The_token_that_is_kept_is_used_by_the_next_connection()
    {
        var connecting = _login.ConnectAsync();
        await _user.ApproveAsync(await _login.OpenedAsync(), "Harbour");
        await (await connecting).DisposeAsync();

        await using var again = await _login.ConnectAsync();

        Assert.Equal("harbour-web is well.", await McpLogin.ReadLogAsync(again, "harbour-web"));
        Assert.Equal(1, _server.Tokens);
    }
}
