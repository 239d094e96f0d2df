using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>A program of the machine, run to its end. Servers refuse to run as root, so root runs them as nobody.</summary>
internal static class Tool
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>Makes a folder in the temporary one, for the user that the servers run as.</summary>
    public static async Task<string> CreateFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-server-").FullName;
        if (IsRoot)
        {
            await RunAsync("chown", asServer: false, "nobody", folder);
        }

        return folder;
    }

    /// <summary>Runs a program as the user that servers run as.</summary>
    public static Task RunAsync(string program, params string[] arguments) => RunAsync(program, asServer: true, arguments);

    private static async Task RunAsync(string program, bool asServer, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        IEnumerable<string> all = arguments;
        if (asServer && IsRoot)
        {
            start.FileName = "runuser";
            all = ["-u", "nobody", "--", program, .. arguments];
        }

        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().WaitAsync(HangGuard);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
        }
    }
}
