using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A store that can be read and not be locked.</summary>
internal sealed class BrokenStore(AuthToken token) : ITokenStore
{
    public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => new(token);

    public ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => throw new TokenStoreException("The store cannot be locked.");

    public ValueTask ResetAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
