using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors;

/// <summary>
/// Keeps the token of one grant, for one process or for many. Everything that a session promises across tasks, processes and machines
/// rests on the two atomic operations here: the compare-and-swap, and the lock.
/// </summary>
public interface ITokenStore
{
    /// <summary>Reads the stored token.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The token; <see langword="null"/> when there is none.</returns>
    /// <exception cref="TokenStoreException">The store cannot be read, or what it holds is no token.</exception>
    ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the token, if it still is the expected one.</summary>
    /// <param name="expected">What must be stored now; <see langword="null"/> for nothing.</param>
    /// <param name="next">What to store; <see langword="null"/> clears.</param>
    /// <param name="cancellationToken">Ends the attempt before it takes effect.</param>
    /// <returns><see langword="true"/> when it was replaced, durably; <see langword="false"/> when something else is stored.</returns>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken);

    /// <summary>Takes the lock under which a token is refreshed. Whoever holds it and dies has released it: at once on one machine, after a delay on many.</summary>
    /// <param name="timeout">How long to wait for another holder.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lock, released by disposal; <see langword="null"/> when it is still busy.</returns>
    /// <exception cref="TokenStoreException">The store cannot be locked at all. This never means "go on without".</exception>
    ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Clears whatever is stored, also what cannot be read.</summary>
    /// <param name="cancellationToken">Ends the attempt before it takes effect.</param>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    ValueTask ResetAsync(CancellationToken cancellationToken);
}
