using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Tour;

/// <summary>Runs <c>dotnet</c> so that it speaks English, colours nothing, and leaves neither processes nor files behind.</summary>
/// <param name="workspace">Holds the temporary files of the commands.</param>
/// <param name="starting">Is told each command before it runs.</param>
/// <param name="cancellationToken">Kills the command that runs.</param>
internal sealed class DotnetCli(Workspace workspace, Action<string> starting, CancellationToken cancellationToken)
{
    // The host that runs this program, where it says so: there may be more than one.
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    public async Task<CommandResult> RunAsync(string directory, params string[] arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = string.Join(' ', ["dotnet", .. arguments]);
        starting(command);
        using var process = new Process { StartInfo = Describe(directory, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return new CommandResult(command, process.ExitCode, output.ToString());

        void Collect(object sender, DataReceivedEventArgs received)
        {
            lock (output)
            {
                output.Append(received.Data).Append(received.Data is null ? "" : "\n");
            }
        }
    }

    private ProcessStartInfo Describe(string directory, string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Where this program was itself started by a build tool, that has left its own settings.
        foreach (var inherited in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        // In the workspace a nuget.config says where packages are unpacked; this variable would win over it.
        if (directory.StartsWith(workspace.Root, StringComparison.Ordinal))
        {
            start.Environment.Remove("NUGET_PACKAGES");
        }

        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        // The server of the tour is on this machine; no proxy could find it.
        foreach (var name in (string[])["no_proxy", "NO_PROXY"])
        {
            start.Environment[name] = string.Join(',', start.Environment.TryGetValue(name, out var others) ? others : null, "127.0.0.1").TrimStart(',');
        }

        return start;
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",

        // No server may outlive its command: neither MSBuild's nodes nor the compiler's.
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",

        ["TMPDIR"] = workspace.Temporary,
        ["TMP"] = workspace.Temporary,
        ["TEMP"] = workspace.Temporary,
    };
}
