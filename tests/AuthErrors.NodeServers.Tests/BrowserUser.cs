using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using ModelContextProtocol.Authentication;
using Xunit;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A user at Chromium who logs in at oidc-provider and agrees to what it asks.</summary>
public sealed class BrowserUser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",

        // The pages ask for a font on the web.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private LoopbackServer? _redirects;

    /// <summary>Where logins lead back to.</summary>
    public Uri RedirectUri => new(_redirects!.Address, "/callback");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens the browser, unless it is open. Skips the test where there is none.</summary>
    public async Task SitDownAsync()
    {
        var chromium = Requirements.FindProgram("chromium");
        _redirects ??= await LoopbackServer.StartAsync(static application => application.MapGet("/callback", static () => "Back."));
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Headless = true, Args = Flags });
    }

    /// <summary>Logs in, without any memory of an earlier time.</summary>
    public async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext context, CancellationToken cancellationToken)
    {
        await using var profile = await _browser!.NewContextAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(context.AuthorizationUri.AbsoluteUri);
        await page.FillAsync("input[name=login]", "user");
        await page.FillAsync("input[name=password]", "password");
        await page.ClickAsync("button[type=submit]");
        await page.Locator("input[name=prompt][value=consent]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync(address => address.StartsWith(context.RedirectUri.AbsoluteUri, StringComparison.Ordinal)).WaitAsync(cancellationToken);

        var answer = QueryHelpers.ParseQuery(new Uri(page.Url).Query);
        return new AuthorizationResult { Code = answer["code"], State = answer["state"], Iss = answer["iss"] };
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_redirects is not null)
        {
            await _redirects.DisposeAsync();
        }
    }
}
