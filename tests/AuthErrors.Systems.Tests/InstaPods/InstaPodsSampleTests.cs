using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using Xunit;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>The sample, as a process that opens the system's browser.</summary>
public sealed class InstaPodsSampleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autherrors-").FullName;
    private InstaPodsServer _server = null!;
    private HttpUser _user = null!;

    public async Task InitializeAsync()
    {
        _server = await InstaPodsServer.StartAsync();
        _user = new HttpUser(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _user.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task It_connects_calls_a_tool_and_switches_the_team()
    {
        Requirements.RequireLinuxWith("sh", "env");

        Assert.Equal((0, "Connected. Tools: list_pods, read_log"), Drop(await LogInAsync("Harbour", "connect")));
        Assert.Equal((0, "harbour-web is well.", ""), await RunAsync("call", "read_log", "pod=harbour-web"));
        Assert.Equal(
            (1, "", "not a member of this team\nForget the token, connect again, and choose the team to which the pod belongs."),
            await RunAsync("call", "read_log", "pod=meadow-web"));
        Assert.Equal((1, "", "pod is not running\nStart the pod and try again."), await RunAsync("call", "read_log", "pod=harbour-old"));

        Assert.Equal((0, "Connected. Tools: list_pods, read_log"), Drop(await LogInAsync("Meadow", "switch")));
        Assert.Equal((0, "meadow-web is well.", ""), await RunAsync("call", "read_log", "pod=meadow-web"));
        Assert.Equal(2, _server.Tokens);
    }

    [SkippableFact]
    public async Task It_says_what_to_do_when_the_access_has_ended()
    {
        Requirements.RequireLinuxWith("sh", "env");
        await LogInAsync("Harbour", "connect");
        _server.TellsExpiryInTools = true;
        _server.LogOutEverywhere();

        Assert.Equal((1, "", "unauthorized\nForget the token and connect again."), await RunAsync("call", "list_pods"));
    }

    [SkippableFact]
    public async Task It_tells_that_the_user_has_denied()
    {
        Requirements.RequireLinuxWith("sh", "env");
        await using var program = Start("connect");

        var address = await OpenedAsync();
        await _user.DenyAsync(address);

        Assert.Equal(1, await program.EndAsync());
        Assert.Equal(
            $"Log in in the browser. If no window has opened, go to {address.AbsoluteUri}\nThe login was denied (access_denied).\nStart the login again and approve the access.",
            (await program.ReadErrorsAsync()).TrimEnd());
    }

    [SkippableFact]
    public async Task Without_arguments_it_says_how_it_is_used()
    {
        Requirements.RequireLinuxWith("sh", "env");

        var (status, _, errors) = await RunAsync();

        Assert.Equal(2, status);
        Assert.StartsWith("Usage: InstaPods connect", errors, StringComparison.Ordinal);
    }

    private static (int Status, string Output) Drop((int Status, string Output, string Errors) run) => (run.Status, run.Output);

    private async Task<(int Status, string Output, string Errors)> LogInAsync(string team, string command)
    {
        await using var program = Start(command);
        await _user.ApproveAsync(await OpenedAsync(), team);
        return await EndAsync(program);
    }

    private async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = Start(arguments);
        return await EndAsync(program);
    }

    private static async Task<(int Status, string Output, string Errors)> EndAsync(ChildProcess program)
    {
        var status = await program.EndAsync();
        var output = new List<string>();
        try
        {
            while (true)
            {
                output.Add(await program.ReadLineAsync());
            }
        }
        catch (IOException)
        {
            // All is read.
        }

        return (status, string.Join('\n', output), (await program.ReadErrorsAsync()).TrimEnd());
    }

    /// <summary>Starts the sample where a program of the test takes the place of the user's browser.</summary>
    private ChildProcess Start(params string[] arguments)
    {
        var browser = Path.Combine(_folder, "xdg-open");
        if (!File.Exists(browser) && !OperatingSystem.IsWindows())
        {
            File.WriteAllText(browser, $"#!/bin/sh\necho 'A browser says a lot.'\nprintf %s \"$1\" > '{_folder}/new' && mv '{_folder}/new' '{_folder}/opened'\n");
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return ChildProcess.Start("env",
        [
            $"PATH={_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            $"INSTAPODS_URL={_server.Endpoint}",
            $"INSTAPODS_TOKEN_FILE={Path.Combine(_folder, "token.json")}",
            "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "InstaPods.dll"), .. arguments,
        ]);
    }

    private async Task<Uri> OpenedAsync()
    {
        var file = Path.Combine(_folder, "opened");
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(file))
        {
            await Task.Delay(20, guard.Token);
        }

        var address = await File.ReadAllTextAsync(file, guard.Token);
        File.Delete(file);
        return new Uri(address);
    }
}
