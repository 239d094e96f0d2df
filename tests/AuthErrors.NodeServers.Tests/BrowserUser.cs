using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A user at Chromium who logs in at oidc-provider and agrees to what it asks, or does not.</summary>
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

    public BrowserUser() => Login = new BrowserLogin(new BrowserLoginOptions { OpenBrowser = AgreeAsync });

    /// <summary>The login of this process, which the user does.</summary>
    public BrowserLogin Login { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens the browser, unless it is open. Skips the test where there is none.</summary>
    public async Task SitDownAsync()
    {
        var chromium = Requirements.FindProgram("chromium");
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Headless = true, Args = Flags });
    }

    /// <summary>Logs in, without any memory of an earlier time, and agrees.</summary>
    public async ValueTask<bool> AgreeAsync(Uri address, CancellationToken cancellationToken = default)
    {
        await using var profile = await _browser!.NewContextAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.FillAsync("input[name=login]", "user");
        await page.FillAsync("input[name=password]", "password");
        await page.ClickAsync("button[type=submit]");
        await page.Locator("input[name=prompt][value=consent]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.ClickAsync("button[type=submit]");
        await EndsAsync(page, "Access approved", cancellationToken);
        return true;
    }

    /// <summary>Looks at the page, and cancels.</summary>
    public async ValueTask<bool> CancelAsync(Uri address, CancellationToken cancellationToken = default)
    {
        await using var profile = await _browser!.NewContextAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await EndsAsync(page, "Access denied", cancellationToken);
        return true;
    }

    public async Task DisposeAsync()
    {
        Login.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static Task EndsAsync(IPage page, string heading, CancellationToken cancellationToken)
        => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading }).WaitForAsync().WaitAsync(cancellationToken);
}
