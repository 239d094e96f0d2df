using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Runtime.Worker;

/// <summary>A worker that runs <see cref="StormVerb"/>, with the name that its requests carry.</summary>
internal sealed class StormProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private StormProcess(string name, ChildProcess process) => (Name, _process) = (name, process);

    public string Name { get; }

    public static StormProcess Start(LoopbackAuthority authority, string name, IEnumerable<string> store)
        => new(name, ChildProcess.StartWorker(["storm", authority.Address.ToString(), name, .. store]));

    /// <summary>Makes one request.</summary>
    /// <returns>What the worker reports: <c>accepted</c> and the token's fingerprint, or <c>failed</c> and why.</returns>
    public Task<string> CallAsync() => _process.AskAsync("call");

    /// <summary>Makes requests until it is told otherwise.</summary>
    public Task LoopAsync() => _process.SendAsync("loop");

    public void Kill() => _process.Kill();

    public Task<int> WaitForExitAsync() => _process.WaitForExitAsync();

    public Task<string> ReadErrorsAsync() => _process.ReadErrorsAsync();

    public Task<int> EndAsync() => _process.EndAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
