using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A store in front of another. What a mutant does not override is right.</summary>
internal abstract class MutantStore(ITokenStore inner) : ITokenStore
{
    public virtual ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public virtual ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
        => inner.CompareReplaceAsync(expected, next, cancellationToken);

    public virtual ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => inner.TryAcquireRefreshLockAsync(timeout, cancellationToken);

    public virtual ValueTask ResetAsync(CancellationToken cancellationToken) => inner.ResetAsync(cancellationToken);
}
