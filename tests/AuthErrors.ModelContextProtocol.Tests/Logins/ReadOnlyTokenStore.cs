using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>A store that can become one that nothing can be written to.</summary>
internal sealed class ReadOnlyTokenStore(ITokenStore inner) : ITokenStore
{
    public bool IsReadOnly { get; set; }

    public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
        => IsReadOnly ? throw new TokenStoreException("The disk is full.") : inner.CompareReplaceAsync(expected, next, cancellationToken);

    public ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => IsReadOnly ? throw new TokenStoreException("The disk is full.") : inner.TryAcquireRefreshLockAsync(timeout, cancellationToken);

    public ValueTask ResetAsync(CancellationToken cancellationToken) => inner.ResetAsync(cancellationToken);
}
