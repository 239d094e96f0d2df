using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Xunit;

namespace AuthErrors.Conformance;

/// <summary>
/// The suite from npm, one scenario at a time: its parallel mode does not look at the client's exit code. Its servers listen on every
/// interface, so each run has a network of its own that consists of the loopback device.
/// </summary>
internal static class ConformanceSuite
{
    /// <summary>A scenario takes a second. This only turns one that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private static readonly Lazy<Task<NodeWorkspace>> Workspace = new(PrepareAsync);

    private static readonly ConcurrentDictionary<(string, bool), Lazy<Task<ConformanceRun>>> Runs = new();

    public static TheoryData<string> Scenarios { get; } = [.. Expected.Table.Scenarios];

    /// <summary>Plays a scenario, once for all tests that ask for it.</summary>
    public static Task<ConformanceRun> RunAsync(string scenario, bool withBridge)
        => Runs.GetOrAdd((scenario, withBridge), static run => new(() => PlayAsync(run.Item1, run.Item2 ? "bridge" : "plain"))).Value;

    /// <summary>What the suite calls its scenarios for clients and their authorization.</summary>
    public static async Task<string[]> ListAsync()
    {
        var list = await RunSuiteAsync(requests: "", "list", "--client");
        return [.. list.Output.Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("- auth/", StringComparison.Ordinal)).Select(static line => line.Split(' ')[1])];
    }

    private static async Task<ConformanceRun> PlayAsync(string scenario, string mode)
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-").FullName;
        try
        {
            var requests = Path.Combine(folder, "requests");
            var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            var client = Path.Combine(AppContext.BaseDirectory, "AuthErrors.Conformance.Client.dll");
            var (exitCode, report) = await RunSuiteAsync(
                requests, "client", "--command", $"\"{dotnet}\" exec \"{client}\" {mode}", "--scenario", scenario, "--output-dir", folder, "--timeout", "60000");

            // A client that did not get as far as to be checked has left no file, and a report that says so.
            var checks = Directory.EnumerateFiles(folder, "checks.json", SearchOption.AllDirectories).SingleOrDefault() is { } file ? JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsArray() : [];
            var lines = File.Exists(requests) ? await File.ReadAllLinesAsync(requests) : [];
            return new ConformanceRun(
                exitCode == 0,
                checks.Count(static check => (string?)check!["status"] == "SUCCESS"),
                [.. lines.Select(static line => JsonSerializer.Deserialize<SentRequest>(line)!)],
                report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunSuiteAsync(string requests, params string[] arguments)
    {
        var workspace = await Workspace.Value;
        var ip = Requirements.FindProgram("ip", "/usr/sbin", "/sbin");
        return await RunProcessAsync(
            requests, "unshare", ["-rn", "sh", "-c", "\"$0\" link set lo up && exec \"$@\"", ip, workspace.Node, workspace.BinOf("conformance"), .. arguments]);
    }

    private static async Task<NodeWorkspace> PrepareAsync()
    {
        Requirements.RequireLinuxWith("unshare");
        Requirements.Require((await RunProcessAsync(requests: "", "unshare", ["-rn", "true"])).ExitCode == 0, "Needs namespaces for users and networks.");
        var workspace = await NodeWorkspace.InstallAsync("tests/conformance");
        Requirements.Require(workspace.Problem is null, workspace.Problem!);
        return workspace;
    }

    private static async Task<(int ExitCode, string Output)> RunProcessAsync(string requests, string program, string[] arguments)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CONFORMANCE_REQUESTS"] = requests;
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(guard.Token);
            var output = await process.StandardOutput.ReadToEndAsync(guard.Token);
            await process.WaitForExitAsync(guard.Token);
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
