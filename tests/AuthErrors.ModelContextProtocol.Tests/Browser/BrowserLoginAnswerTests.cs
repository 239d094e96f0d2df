using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Mcp.Tests.Browser;

/// <summary>What comes back from the browser, what the program gets of it, and what the user sees.</summary>
public sealed class BrowserLoginAnswerTests
{
    [Fact]
    public async Task The_code_the_state_and_the_issuer_reach_the_program()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync("code=a%2Bb%20c&iss=https%3A%2F%2Fserver.example");
        var result = (await login)!;

        Assert.Equal(("a+b c", LoginRig.State, "https://server.example"), (result.Code, result.State, result.Iss));
        Assert.Equal((200, "Access approved"), (page.Status, page.Title));
        Assert.Contains("You can close this window and go back to the program.", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_whole_when_the_program_ends_at_once()
    {
        for (var i = 0; i < 30; i++)
        {
            using var rig = new LoginRig();
            var login = rig.AuthorizeAsync();
            var page = rig.ReturnAsync("code=c");
            await login;
            rig.Login.Dispose();

            Assert.EndsWith("</html>", (await page).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_denial_is_shown_and_thrown()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync("error=access_denied");
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);

        Assert.Equal("Access denied", page.Title);
        Assert.Equal(("access_denied", AuthRecovery.Reauthenticate), (error.WireCode, error.Recovery));
        Assert.Equal("The login was denied (access_denied).\nStart the login again and approve the access.", error.Message);
        Assert.Equal("Start the login again and approve the access.", error.Hint);
    }

    [Theory]
    [InlineData("invalid_request", AuthRecovery.Surface, "The server refused the login (invalid_request): No such scope.")]
    [InlineData("unauthorized_client", AuthRecovery.Surface, "The server refused the login (unauthorized_client): No such scope.")]
    [InlineData("unsupported_response_type", AuthRecovery.Surface, "The server refused the login (unsupported_response_type): No such scope.")]
    [InlineData("invalid_scope", AuthRecovery.Surface, "The server refused the login (invalid_scope): No such scope.")]
    [InlineData("server_error", AuthRecovery.Backoff, "The server cannot log anybody in now (server_error): No such scope.\nWait, and start the login again.")]
    [InlineData("temporarily_unavailable", AuthRecovery.Backoff, "The server cannot log anybody in now (temporarily_unavailable): No such scope.\nWait, and start the login again.")]
    public async Task Another_error_is_shown_and_thrown_with_what_the_server_says(string code, AuthRecovery recovery, string message)
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync($"error={code}&error_description=No+such+scope.");
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);

        Assert.Equal("The login failed", page.Title);
        Assert.Contains($"<code>{code}</code>No such scope.", page.Html, StringComparison.Ordinal);
        Assert.Equal((code, recovery, message), (error.WireCode, error.Recovery, error.Message));
    }

    [Fact]
    public async Task What_the_server_says_is_text_to_the_page_and_to_a_terminal()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync("error=%3Cb%3Ex&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E%1B%5B2J%0A%E2%80%AEx" + new string('y', 1000));
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);

        Assert.Contains("<code>&lt;b&gt;x</code>&lt;script&gt;alert(1)&lt;/script&gt;", page.Html, StringComparison.Ordinal);
        Assert.StartsWith("The server refused the login (<b>x): <script>alert(1)</script> [2J  xyyy", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 400, 600);
    }

    [Fact]
    public async Task An_error_that_comes_with_a_code_is_an_error_and_does_not_tell_the_code()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync("code=secret&error=server_error");
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code=")]
    [InlineData("x=y")]
    [InlineData("code=a&code=b")]
    public async Task An_answer_with_neither_one_code_nor_an_error_is_an_error(string parameters)
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync(parameters);
        var error = await Assert.ThrowsAsync<AuthErrorException>(() => login);

        Assert.Equal("The login failed", page.Title);
        Assert.Null(error.WireCode);
        Assert.StartsWith("The server answered the login with neither a code that can be used nor an error.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code=stolen", "another state")]
    [InlineData("code=stolen", "")]
    [InlineData("code=stolen&state=%uD800%ZZ%", "%")]
    [InlineData("code=stolen&state=the+right+state", LoginRig.State)]
    [InlineData("error=access_denied", "another state")]
    public async Task An_answer_with_another_state_is_ignored_and_the_login_goes_on(string parameters, string state)
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var page = await rig.ReturnAsync(parameters, state);

        Assert.Equal((400, "Not the login in progress"), (page.Status, page.Title));
        Assert.False(login.IsCompleted);
        Assert.Equal("Access approved", (await rig.ReturnAsync("code=mine")).Title);
        Assert.Equal("mine", (await login)!.Code);
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        await rig.ReturnAsync("code=first");
        var page = await rig.ReturnAsync("code=second");

        Assert.Equal((410, "No login is waiting"), (page.Status, page.Title));
        Assert.Equal("first", (await login)!.Code);
    }

    [Fact]
    public async Task An_answer_for_which_nothing_waits_is_told_so()
    {
        using var rig = new LoginRig();

        Assert.Equal("No login is waiting", (await rig.ReturnAsync("code=c")).Title);
    }

    [Fact]
    public async Task An_error_that_comes_when_nobody_waits_any_more_is_none_of_the_process()
    {
        var message = "cancelled " + Guid.NewGuid();
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            if (args.Exception.ToString().Contains(message, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref unobserved);
            }
        }

        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await CancelAfterTheAnswerAsync(message);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);
    }

    /// <summary>The program gives up when the answer has been taken and before it hears of it.</summary>
    private static async Task CancelAfterTheAnswerAsync(string description)
    {
        using var cancellation = new CancellationTokenSource();
        var options = new BrowserLoginOptions();
        using var rig = new LoginRig(options);
        options.OpenBrowser = async (_, cancellationToken) =>
        {
            await rig.ReturnAsync("error=server_error&error_description=" + Uri.EscapeDataString(description));
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.AuthorizeAsync(cancellationToken: cancellation.Token));
    }
}
