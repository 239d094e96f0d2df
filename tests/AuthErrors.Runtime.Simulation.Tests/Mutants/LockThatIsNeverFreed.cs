using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A lock that its holder keeps.</summary>
internal sealed class LockThatIsNeverFreed : Mutant
{
    public override ITokenStore Wrap(ITokenStore store) => new Store(store);

    private sealed class Store(ITokenStore inner) : MutantStore(inner)
    {
        public override async ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
            => await base.TryAcquireRefreshLockAsync(timeout, cancellationToken) is null ? null : new NoLock();
    }
}
