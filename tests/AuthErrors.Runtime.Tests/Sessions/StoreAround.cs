using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>Another store, but for what a test does otherwise.</summary>
internal abstract class StoreAround(ITokenStore inner) : ITokenStore
{
    public virtual ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public virtual ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
        => inner.CompareReplaceAsync(expected, next, cancellationToken);

    public virtual ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => inner.TryAcquireRefreshLockAsync(timeout, cancellationToken);

    public ValueTask ResetAsync(CancellationToken cancellationToken) => inner.ResetAsync(cancellationToken);
}
