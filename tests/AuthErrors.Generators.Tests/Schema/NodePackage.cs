using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Generators.Tests.Schema;

/// <summary>A folder with a <c>package.json</c> in the output of this project, and its scripts.</summary>
internal sealed class NodePackage(string folder)
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(3);

    /// <summary>Installs what the lock file names, unless it is there.</summary>
    public async Task InstallAsync()
    {
        // npm writes this file last. An older one belongs to another lock file.
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            return;
        }

        var npm = Requirements.FindProgram(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
        string[] options = ["--ignore-scripts", "--no-audit", "--no-fund"];
        var (exitCode, _, error) = await RunAsync(npm, "", ["ci", .. options]).ConfigureAwait(true);
        if (exitCode != 0)
        {
            (exitCode, _, error) = await RunAsync(npm, "", ["install", "--no-save", .. options]).ConfigureAwait(true);
        }

        Requirements.Require(exitCode == 0, $"Needs the packages of {folder}, and npm could not install them: {error}");
    }

    /// <summary>Runs a script on an input.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunScriptAsync(string script, string input)
    {
        var (exitCode, output, error) = await RunAsync(Requirements.FindProgram(OperatingSystem.IsWindows() ? "node.exe" : "node"), input, [script]).ConfigureAwait(true);
        Assert.True(exitCode == 0, error);
        return output;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string input, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input).WaitAsync(HangGuard).ConfigureAwait(true);
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(HangGuard).ConfigureAwait(true);
            return (process.ExitCode, await output.ConfigureAwait(true), await error.ConfigureAwait(true));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
