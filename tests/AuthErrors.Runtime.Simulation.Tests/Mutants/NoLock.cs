using System;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>What looks like a lock and frees nothing.</summary>
internal sealed class NoLock : IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;
}
