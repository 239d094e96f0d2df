using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>A program of the machine, run to its end. Servers refuse to run as root, so root runs them as nobody.</summary>
internal static class Tool
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>Where the program is; the test is skipped where there is none, unless nothing may be lacking.</summary>
    public static string Require(string name, params string[] otherFolders)
    {
        var path = Find(name, otherFolders);
        if (!string.Equals(Environment.GetEnvironmentVariable("AUTHERRORS_REQUIRE_ALL"), "1", StringComparison.Ordinal))
        {
            Skip.If(path is null, $"{name} is not installed.");
        }

        return path ?? throw new FileNotFoundException($"{name} is not installed, and AUTHERRORS_REQUIRE_ALL is set.");
    }

    public static string? Find(string name, params string[] otherFolders)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(otherFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Makes a folder in the temporary one, for the user that the servers run as.</summary>
    public static async Task<string> CreateFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-").FullName;
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
