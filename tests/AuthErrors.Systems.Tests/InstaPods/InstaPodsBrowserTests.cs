using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using System.Web;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.Playwright;
using Xunit;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A login in a real browser, from the call of the program to the page at the end.</summary>
public sealed class InstaPodsBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private InstaPodsServer _server = null!;
    private McpLogin _login = null!;

    public async Task InitializeAsync()
    {
        _server = await InstaPodsServer.StartAsync(_time);
        _login = new McpLogin(_server, _time);
    }

    public async Task DisposeAsync()
    {
        await _login.DisposeAsync();
        await _server.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_user_approves_with_scripts_and_without(bool withScripts)
    {
        await using var browser = await chromium.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = withScripts });
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();

        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Meadow");

        Assert.Equal("Access approved", await page.HeadingAsync());
        await using var client = await connecting;
        Assert.Equal("meadow-web is well.", await McpLogin.ReadLogAsync(client, "meadow-web"));
    }

    [SkippableFact]
    public async Task The_user_denies()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();

        await page.LogInAsync(await _login.OpenedAsync());
        await page.SubmitAsync("Deny");

        Assert.Equal("Access denied", await page.HeadingAsync());
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connecting);
        Assert.Equal("access_denied", error.WireCode);
    }

    [SkippableFact]
    public async Task The_user_closes_the_window()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());

        await page.CloseAsync();
        Assert.False(connecting.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(5));

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connecting);
        Assert.Equal(("Nobody logged in within 5 min. Start the login again.", AuthRecovery.Reauthenticate), (error.Message, error.Recovery));
    }

    [SkippableFact]
    public async Task An_answer_with_a_wrong_state_is_shown_as_such_and_the_login_goes_on()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());

        var attack = await browser.NewPageAsync();
        await attack.GotoAsync($"{_login.RedirectUri}?code=stolen&state=guessed");
        Assert.Equal("Not the login in progress", await attack.HeadingAsync());

        await page.ApproveAsync("Harbour");
        Assert.Equal("Access approved", await page.HeadingAsync());
        await using var client = await connecting;
        Assert.Equal("harbour-web is well.", await McpLogin.ReadLogAsync(client, "harbour-web"));
    }

    [SkippableFact]
    public async Task A_code_that_is_used_a_second_time_ends_the_access_and_the_next_call_logs_in_again()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Harbour");
        await using var client = await connecting;

        await page.ReloadAsync();
        Assert.Equal("No login is waiting", await page.HeadingAsync());

        using var thief = new HttpClient();
        using var fields = new FormUrlEncodedContent(HttpUtility.ParseQueryString(_server.Requests.Single(static request => request.Path == "/api/oauth/token").Body) is var sent
            ? sent.AllKeys.ToDictionary(static name => name!, name => sent[name]!, StringComparer.Ordinal)
            : []);
        using var refused = await thief.PostAsync(new Uri(_server.Address, "/api/oauth/token"), fields);
        Assert.Contains("The code was used before.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var calling = McpLogin.ReadLogAsync(client, "harbour-web");
        await page.GotoAsync((await _login.OpenedAsync()).AbsoluteUri);
        await page.ApproveAsync("Harbour");
        Assert.Equal("harbour-web is well.", await calling);
    }

    [SkippableFact]
    public async Task A_code_that_has_expired_is_an_error_and_the_user_is_not_asked_again()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        _login.BeforeExchange = () => _time.Advance(TimeSpan.FromMinutes(10));
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Harbour");

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => connecting);

        Assert.Equal("The login has failed: the token endpoint answered 400 (invalid_grant: The code has expired.). Try again.", error.Message);
        Assert.Equal(("invalid_grant", AuthRecovery.Reauthenticate), (error.WireCode, error.Recovery));
        Assert.False(_login.HasOpenedAnother);
        Assert.Equal(0, _server.Tokens);
    }

    [SkippableTheory]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain", "code_challenge_method must be S256")]
    [InlineData("code_challenge_method=S256", "", "code_challenge_method must be S256")]
    [InlineData("code_challenge=", "no_challenge=", "Missing required OAuth parameters")]
    public async Task A_request_without_S256_is_a_page_that_says_so(string parameter, string replacement, string message)
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        var address = (await _login.OpenedAsync()).AbsoluteUri;
        Assert.Contains(parameter, address, StringComparison.Ordinal);

        var response = await page.GotoAsync(address.Replace(parameter, replacement, StringComparison.Ordinal));

        Assert.Equal(400, response!.Status);
        Assert.Equal(message, await page.GetByRole(AriaRole.Alert).InnerTextAsync());
        _time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<AuthErrorException>(() => connecting);
    }

    [SkippableFact]
    public async Task The_team_is_switched_without_logging_in_once_more()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Harbour");
        await using (var harbour = await connecting)
        {
            Assert.Equal("not a member of this team", await McpLogin.ReadLogAsync(harbour, "meadow-web"));
        }

        await _login.Session.ResetAsync();
        connecting = _login.ConnectAsync();
        await page.GotoAsync((await _login.OpenedAsync()).AbsoluteUri);
        await page.ApproveAsync("Meadow");

        await using var meadow = await connecting;
        Assert.Equal("meadow-web is well.", await McpLogin.ReadLogAsync(meadow, "meadow-web"));
        Assert.Equal("not a member of this team", await McpLogin.ReadLogAsync(meadow, "harbour-web"));
    }

    [SkippableFact]
    public async Task Logging_out_everywhere_in_the_browser_ends_the_access()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var connecting = _login.ConnectAsync();
        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Harbour");
        await using var client = await connecting;

        await page.GotoAsync(new Uri(_server.Address, "/account").AbsoluteUri);
        await page.SubmitAsync("Log out everywhere");

        var calling = McpLogin.ReadLogAsync(client, "harbour-web");
        await page.LogInAsync(await _login.OpenedAsync());
        await page.ApproveAsync("Harbour");
        Assert.Equal("harbour-web is well.", await calling);
    }
}
