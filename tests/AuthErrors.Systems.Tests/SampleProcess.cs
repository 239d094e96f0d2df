using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Systems.Tests;

/// <summary>A sample that has run to its end, as a process of its own.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it wrote to its error stream.</param>
internal sealed record SampleProcess(int ExitCode, string Output, string Errors)
{
    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    /// <summary>Runs a sample.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="environment">Variables that are set for it; <see langword="null"/> for one that is not there.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<SampleProcess> RunAsync(
        string sample, IEnumerable<KeyValuePair<string, string?>> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, sample + ".dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var limit = new CancellationTokenSource(HangGuard);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new SampleProcess(process.ExitCode, output, await errors);
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
