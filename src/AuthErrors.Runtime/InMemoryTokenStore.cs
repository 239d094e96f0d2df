using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors;

/// <summary>Keeps a token for this process only. It is gone when the process ends.</summary>
public sealed class InMemoryTokenStore : ITokenStore, IDisposable
{
    private readonly SemaphoreSlim _refreshLock = new(1, 1);
    private readonly Gate _gate = new();
    private AuthToken? _token;

    /// <summary>Makes a store, empty or with a token.</summary>
    /// <param name="token">The token to begin with.</param>
    public InMemoryTokenStore(AuthToken? token = null) => _token = token;

    /// <inheritdoc/>
    public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_token);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var isExpected = Equals(_token, expected);
            _token = isExpected ? next : _token;
            return new(isExpected);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => await _refreshLock.WaitAsync(timeout, cancellationToken).ConfigureAwait(false) ? new Holder(_refreshLock) : null;

    /// <inheritdoc/>
    public ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _token = null;
        }

        return default;
    }

    /// <summary>Releases the lock's resources.</summary>
    public void Dispose() => _refreshLock.Dispose();

    private sealed class Holder(SemaphoreSlim refreshLock) : IAsyncDisposable
    {
        private SemaphoreSlim? _refreshLock = refreshLock;

        public ValueTask DisposeAsync()
        {
            try
            {
                Interlocked.Exchange(ref _refreshLock, null)?.Release();
            }
            catch (ObjectDisposedException)
            {
                // The store has gone while a token was refreshed. Nobody waits for its lock.
            }

            return default;
        }
    }
}
