using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Processes.Tests.Files;

/// <summary>A process that works on a token file.</summary>
internal sealed class StoreWorker : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private StoreWorker(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>The command line of a worker, for a program that starts it in turn.</summary>
    public static string[] Command(params string[] store)
        => [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "AuthErrors.Runtime.Worker.dll"), "store", .. store];

    /// <summary>Runs a worker to its end, and gives what it said last.</summary>
    public static Task<string> RunAsync(params string[] store) => RunToolAsync(Command(store));

    /// <summary>The same as a user without privileges: as this user, if it has none.</summary>
    public static Task<string> RunUnprivilegedAsync(params string[] store)
        => RunToolAsync(Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. Command(store)]
            : Command(store));

    /// <summary>Runs a program, and gives the last line that it wrote.</summary>
    public static async Task<string> RunToolAsync(params string[] command)
    {
        using var worker = StartTool(command);
        worker._process.StandardInput.Close();
        var output = await worker._process.StandardOutput.ReadToEndAsync().WaitAsync(HangGuard);
        await worker._process.WaitForExitAsync().WaitAsync(HangGuard);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
    }

    public static StoreWorker Start(params string[] store) => StartTool(Command(store));

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(HangGuard);

    /// <summary>Ends it as a power failure would, as far as it can tell.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(HangGuard);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static StoreWorker StartTool(string[] command)
        => new(Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!);
}
