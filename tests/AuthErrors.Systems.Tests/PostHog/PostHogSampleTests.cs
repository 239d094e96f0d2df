using System;
using System.IO;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Files;
using AuthErrors.Runtime.Worker;
using Xunit;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>The sample, as a user runs it.</summary>
public sealed class PostHogSampleTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PostHogServer _server = null!;

    public async Task InitializeAsync() => _server = await PostHogServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_logs_in_calls_a_tool_and_logs_out()
    {
        await LogInAsync();
        Assert.Equal((0, "hedgehog"), await RunAsync("call", "whoami"));
        Assert.Equal(1, _server.Refreshes);

        Assert.Equal((0, "Logged out."), await RunAsync("logout"));
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public async Task It_goes_on_after_its_token_was_ended_by_a_newer_one()
    {
        await LogInAsync();
        _server.MintElsewhere();

        Assert.Equal((0, "hedgehog"), await RunAsync("call", "whoami"));
        Assert.Equal((0, "hedgehog"), await RunAsync("call", "whoami"));
        Assert.Equal((2, false), (_server.Refreshes, _server.HasSeenReplay));
    }

    [Fact]
    public async Task Killed_before_the_new_token_was_of_use_it_goes_on_with_it()
    {
        await LogInAsync();
        _server.MintElsewhere();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.WhenAccepted = () =>
        {
            arrived.TrySetResult();
            return killed.Task;
        };
        await using (var program = Start("call", "whoami"))
        {
            await arrived.Task.WaitAsync(PostHogRig.HangGuard);
            program.Kill();
            await program.WaitForExitAsync();
        }

        killed.SetResult();
        Assert.Equal((0, "hedgehog"), await RunAsync("call", "whoami"));
        Assert.Equal((2, false), (_server.Refreshes, _server.HasSeenReplay));
    }

    [Fact]
    public async Task It_says_when_the_login_is_over()
    {
        await LogInAsync();
        _server.MintElsewhere();
        _server.TokenFailures.Enqueue(PostHogAnswer.Json(400, """{"error":"invalid_grant"}"""));
        await using var program = Start("call", "whoami");

        Assert.Equal(1, await program.EndAsync());
        Assert.Equal(
            ["Authentication failed (401): Authentication credentials were not provided.", "💡 Log in again.", "The login has ended: The token endpoint answered 400 (invalid_grant). Log in again."],
            (await program.ReadErrorsAsync()).Split(Environment.NewLine.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_good_logs_nobody_in()
    {
        await using var program = Start("login");
        await program.SendAsync("refresh-none");

        Assert.Equal(1, await program.EndAsync());
        Assert.Equal("The login has ended: The token endpoint answered 400 (invalid_grant). Log in again.", (await program.ReadErrorsAsync()).Trim());
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_an_error_of_one_line()
    {
        await LogInAsync();
        await using var program = Start("call", "none");

        Assert.Equal(1, await program.EndAsync());
        Assert.Single((await program.ReadErrorsAsync()).Trim().Split('\n'));
    }

    [Fact]
    public async Task It_says_how_it_is_used()
    {
        await using var program = Start("logon");

        Assert.Equal(2, await program.EndAsync());
        Assert.StartsWith("Usage: ", await program.ReadErrorsAsync(), StringComparison.Ordinal);
    }

    private async Task LogInAsync()
    {
        await using var program = Start("login");

        Assert.Equal("Logged in.", await program.AskAsync(_server.LogIn().RefreshToken));
        Assert.Equal(0, await program.EndAsync());
    }

    private async Task<(int ExitCode, string Line)> RunAsync(string command, params string[] arguments)
    {
        await using var program = Start(command, arguments);
        var line = await program.ReadLineAsync();
        return (await program.EndAsync(), line);
    }

    private ChildProcess Start(string command, params string[] arguments) => ChildProcess.Start(
        "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PostHog.dll"), command, _server.Address.AbsoluteUri, _folder.File, .. arguments]);
}
