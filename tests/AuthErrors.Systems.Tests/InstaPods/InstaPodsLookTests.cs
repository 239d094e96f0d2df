using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Web;
using Microsoft.Playwright;
using Xunit;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>
/// How the pages look: light and dark, wide and narrow. With <c>AUTHERRORS_SCREENSHOTS</c> set to a folder, they are kept there as pictures.
/// </summary>
public sealed class InstaPodsLookTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("AUTHERRORS_SCREENSHOTS");

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 800)]
    [InlineData(ColorScheme.Dark, 800)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_page_can_be_read_and_fits(ColorScheme scheme, int width)
    {
        await using var server = await InstaPodsServer.StartAsync();
        await using var login = new McpLogin(server);
        using var client = new OAuthClient(server);
        await client.RegisterAsync();
        await using var browser = await chromium.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 560 } });
        var page = await browser.NewPageAsync();
        Task LookAsync(string name) => this.LookAsync(page, name, scheme, width);

        await page.GotoAsync(client.Authorization(("code_challenge_method", "plain")).AbsoluteUri);
        await LookAsync("server-mistake");
        await page.GotoAsync(client.Authorization().AbsoluteUri);
        await LookAsync("server-login");
        await page.GetByLabel("Email address").FillAsync(InstaPodsServer.Email);
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.SubmitAsync("Log in");
        await LookAsync("server-login-wrong");

        await page.GotoAsync($"{login.RedirectUri}?code=c&state=s");
        await LookAsync("redirect-nothing-waiting");
        await page.GotoAsync(new Uri(login.RedirectUri, "/").AbsoluteUri);
        await LookAsync("redirect-not-found");

        var connecting = login.ConnectAsync();
        var address = await login.OpenedAsync();
        await page.GotoAsync($"{login.RedirectUri}?code=c&state=s");
        await LookAsync("redirect-another-login");
        await page.LogInAsync(address);
        await LookAsync("server-decide");
        await page.SubmitAsync("Deny");
        await LookAsync("redirect-denied");
        await Assert.ThrowsAsync<AuthErrorException>(() => connecting);

        var description = "The scope <b>pods:everything</b> is not known. Ask the owner of the team for one of pods:read and pods:write_with_a_name_that_is_long_and_cannot_be_broken.";
        await FailAsync("redirect-failed", $"error=invalid_scope&error_description={Uri.EscapeDataString(description)}");
        await FailAsync("redirect-failed-without-description", "error=temporarily_unavailable");
        await FailAsync("redirect-failed-without-error", "nothing=at_all");

        connecting = login.ConnectAsync();
        await page.GotoAsync((await login.OpenedAsync()).AbsoluteUri);
        await page.ApproveAsync("Harbour");
        await LookAsync("redirect-approved");
        await (await connecting).DisposeAsync();

        await page.GotoAsync(new Uri(server.Address, "/account").AbsoluteUri);
        await LookAsync("server-account");
        await page.SubmitAsync("Log out everywhere");
        await LookAsync("server-logged-out");

        async Task FailAsync(string name, string answer)
        {
            var refused = login.ConnectAsync();
            var state = HttpUtility.ParseQueryString((await login.OpenedAsync()).Query)["state"]!;
            await page.GotoAsync($"{login.RedirectUri}?{answer}&state={Uri.EscapeDataString(state)}");
            await LookAsync(name);
            await Assert.ThrowsAsync<AuthErrorException>(() => refused);
        }
    }

    private async Task LookAsync(IPage page, string name, ColorScheme scheme, int width)
    {
        if (!string.IsNullOrEmpty(Folder))
        {
            Directory.CreateDirectory(Folder);
            var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, file) });
        }

        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await page.TitleAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
        Assert.True(await page.OverflowAsync() <= 0, $"{name} is wider than the window.");
        var contrasts = await page.ContrastsAsync();
        Assert.NotEmpty(contrasts);
        Assert.All(contrasts, contrast => Assert.True(contrast.Value >= 4.5, $"{name}: {contrast}"));

        var ground = await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main')).backgroundColor");
        var brightness = ground.Split('(', ',', ')').Skip(1).Take(3).Average(static channel => double.Parse(channel, CultureInfo.InvariantCulture));
        Assert.Equal(scheme == ColorScheme.Dark, brightness < 128);
    }
}
