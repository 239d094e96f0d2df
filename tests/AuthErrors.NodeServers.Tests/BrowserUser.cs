using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A user at Chromium who logs in at oidc-provider and agrees to what it asks, or does not.</summary>
public sealed class BrowserUser : IAsyncLifetime
{
    private readonly ChromiumFixture _chromium = new();

    public BrowserUser() => Login = new BrowserLogin(new BrowserLoginOptions { OpenBrowser = AgreeAsync });

    /// <summary>The login of this process, which the user does.</summary>
    public BrowserLogin Login { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Logs in, without any memory of an earlier time, and agrees.</summary>
    public async ValueTask<bool> AgreeAsync(Uri address, CancellationToken cancellationToken = default)
    {
        await using var profile = await _chromium.OpenAsync();
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
        await using var profile = await _chromium.OpenAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await EndsAsync(page, "Access denied", cancellationToken);
        return true;
    }

    public async Task DisposeAsync()
    {
        Login.Dispose();
        await _chromium.DisposeAsync();
    }

    private static Task EndsAsync(IPage page, string heading, CancellationToken cancellationToken)
        => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading }).WaitForAsync().WaitAsync(cancellationToken);
}
