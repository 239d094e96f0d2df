using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A lock that locks nobody out.</summary>
internal sealed class LockThatAlwaysGrants : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
            => new(new NoLock());
    }
}
