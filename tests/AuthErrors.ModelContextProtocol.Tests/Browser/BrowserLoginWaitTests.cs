using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Xunit;

namespace AuthErrors.Mcp.Tests.Browser;

/// <summary>How a login starts, and how it ends when no answer comes.</summary>
public sealed class BrowserLoginWaitTests
{
    [Fact]
    public async Task A_login_that_nobody_finishes_ends_when_its_time_is_up()
    {
        var time = new ManualTimeProvider();
        using var rig = new LoginRig(new BrowserLoginOptions { TimeProvider = time });
        var login = rig.AuthorizeAsync();

        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.False(login.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);
        Assert.Equal(("Nobody logged in within 5 min. Start the login again.", AuthRecovery.Reauthenticate), (error.Message, error.Recovery));
        Assert.Equal("No login is waiting", (await rig.ReturnAsync("code=late")).Title);
    }

    [Fact]
    public async Task An_answer_that_was_shown_as_received_counts_when_the_time_is_up_at_that_moment()
    {
        var time = new ManualTimeProvider();
        var options = new BrowserLoginOptions { TimeProvider = time };
        using var rig = new LoginRig(options);
        options.OpenBrowser = async (_, cancellationToken) =>
        {
            Assert.Equal("Access approved", (await rig.ReturnAsync("code=c")).Title);
            time.Advance(TimeSpan.FromMinutes(5));
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        };

        Assert.Equal("c", (await rig.AuthorizeAsync())!.Code);
    }

    [Fact]
    public async Task A_login_can_be_cancelled_and_started_again()
    {
        using var rig = new LoginRig();
        using var cancellation = new CancellationTokenSource();
        var first = rig.AuthorizeAsync("first", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = rig.AuthorizeAsync("second");

        Assert.Equal("Not the login in progress", (await rig.ReturnAsync("code=c", "first")).Title);
        await rig.ReturnAsync("code=c", "second");
        Assert.Equal("second", (await second)!.State);
    }

    [Fact]
    public async Task One_login_is_under_way_at_a_time()
    {
        var opened = 0;
        using var rig = new LoginRig(new BrowserLoginOptions
        {
            OpenBrowser = (_, _) =>
            {
                Interlocked.Increment(ref opened);
                return new(true);
            },
        });
        var first = rig.AuthorizeAsync("first");
        var second = rig.AuthorizeAsync("second");
        Assert.Equal(1, opened);

        await rig.ReturnAsync("code=a", "first");
        Assert.Equal("a", (await first)!.Code);
        while (!second.IsCompleted && (await rig.ReturnAsync("code=b", "second")).Status != 200)
        {
        }

        Assert.Equal("b", (await second)!.Code);
        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task Disposal_ends_a_login()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();
        var waiting = rig.AuthorizeAsync();

        rig.Login.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => login);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => rig.AuthorizeAsync());
    }

    [Fact]
    public async Task The_browser_is_given_the_address_and_so_is_the_user()
    {
        Uri? opened = null;
        var options = new BrowserLoginOptions
        {
            OpenBrowser = (address, _) =>
            {
                opened = address;
                return new(true);
            },
        };
        using var rig = new LoginRig(options);
        options.Progress = rig;
        _ = rig.AuthorizeAsync("s t");

        Assert.Equal("https://server.example/authorize?client_id=c&state=s%20t", opened!.AbsoluteUri);
        Assert.Equal(["Log in in the browser. If no window has opened, go to https://server.example/authorize?client_id=c&state=s%20t"], rig.Messages);
    }

    [Fact]
    public async Task Without_a_browser_the_user_is_told_the_address()
    {
        var options = new BrowserLoginOptions { OpenBrowser = static (_, _) => new(false) };
        using var rig = new LoginRig(options);
        options.Progress = rig;
        var login = rig.AuthorizeAsync("s");

        Assert.Equal(["Open this address in a browser to log in: https://server.example/authorize?client_id=c&state=s"], rig.Messages);
        await rig.ReturnAsync("code=c", "s");
        Assert.Equal("c", (await login)!.Code);
    }

    [Fact]
    public async Task Without_a_browser_and_without_anybody_to_tell_the_login_fails()
    {
        using var rig = new LoginRig(new BrowserLoginOptions { OpenBrowser = static (_, _) => new(false) });

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => rig.AuthorizeAsync());

        Assert.StartsWith("No browser can be opened here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_opening_throws_ends_the_login()
    {
        using var rig = new LoginRig(new BrowserLoginOptions { OpenBrowser = static (_, _) => throw new InvalidOperationException("No screen.") });

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.AuthorizeAsync());

        Assert.Equal("No login is waiting", (await rig.ReturnAsync("code=c")).Title);
    }

    [Theory]
    [InlineData("https://server.example/authorize", "no state")]
    [InlineData("https://server.example/authorize?state=", "no state")]
    [InlineData("file:///bin/sh?state=s", "https or http, not file")]
    public async Task Only_a_web_page_with_a_state_is_opened(string address, string reason)
    {
        using var rig = new LoginRig();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => rig.Login.AuthorizeAsync(rig.ContextFor(address)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_elsewhere_is_a_mistake_that_is_told()
    {
        using var rig = new LoginRig();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => rig.Login.AuthorizeAsync(rig.ContextFor("https://server.example/?state=s", new Uri("http://localhost:1/callback"))));

        Assert.Contains($"Set ClientOAuthOptions.RedirectUri to {rig.Login.RedirectUri}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => new BrowserLogin(new BrowserLoginOptions { Host = "0.0.0.0" }));
        Assert.Throws<ArgumentException>(static () => new BrowserLogin(new BrowserLoginOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(static () => new BrowserLogin(new BrowserLoginOptions { Timeout = TimeSpan.MaxValue }));
        new BrowserLogin(new BrowserLoginOptions { Timeout = Timeout.InfiniteTimeSpan }).Dispose();
    }
}
