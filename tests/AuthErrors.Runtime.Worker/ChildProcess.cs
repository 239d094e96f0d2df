using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker;

/// <summary>A process that is spoken to line by line, and is gone when this is disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Starts a copy of the worker.</summary>
    /// <param name="arguments">Its verb and what the verb takes.</param>
    public static ChildProcess StartWorker(params IEnumerable<string> arguments)
        => Start("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "AuthErrors.Runtime.Worker.dll"), .. arguments]);

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>The next line that the process writes.</summary>
    /// <exception cref="IOException">It ended instead; the message carries what it wrote to its error stream.</exception>
    public async Task<string> ReadLineAsync()
    {
        using var guard = new CancellationTokenSource(HangGuard);
        return await _process.StandardOutput.ReadLineAsync(guard.Token).ConfigureAwait(false)
            ?? throw new IOException($"The process ended without an answer. {await _errors.WaitAsync(guard.Token).ConfigureAwait(false)}");
    }

    public async Task<string> AskAsync(string line)
    {
        await SendAsync(line).ConfigureAwait(false);
        return await ReadLineAsync().ConfigureAwait(false);
    }

    /// <summary>Lets the process end by itself: workers and scripts do when their input does.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        return WaitForExitAsync().WaitAsync(HangGuard);
    }

    /// <summary>SIGKILL: it runs no more code of its own.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end, however long it takes.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>What the process wrote to its error stream, once it has ended.</summary>
    public Task<string> ReadErrorsAsync() => _errors.WaitAsync(HangGuard);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await WaitForExitAsync().WaitAsync(HangGuard).ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        _process.Dispose();
    }
}
