using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace AuthErrors.Internal;

/// <summary>
/// A hold on the refresh lock. It lives in the row, not in a connection: a connection that breaks while the issuer is asked, or a server that
/// restarts, would free any lock of the database's own, and the next machine would show the same refresh token a second time.
/// </summary>
internal sealed class Lease(Database database, TokenTable table, string grantId, TimeSpan takeoverDelay, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    // Ten beats within the delay, and five even when each attempt hangs.
    private readonly TimeSpan _interval = takeoverDelay / 10;
    private readonly TimeSpan _beatTimeout = takeoverDelay / 5;
    private readonly CancellationTokenSource _stop = new();
    private Task _heart = Task.CompletedTask;
    private int _isReleased;

    public Guid Holder { get; } = Guid.NewGuid();

    /// <summary>Starts the heartbeat.</summary>
    public void KeepAlive() => _heart = HeartbeatAsync(_stop.Token);

    /// <summary>Frees the lock. When that fails, the lock runs out by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _heart.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        try
        {
            using var operation = new Operation(takeoverDelay, time, CancellationToken.None);
            await database.RunAsync(operation, connection => table.ReleaseAsync(connection, Holder, operation.Token)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TokenStoreException or ObjectDisposedException)
        {
            Log.NotReleased(logger, grantId, Log.Describe(exception), takeoverDelay);
        }
    }

    private async Task HeartbeatAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            try
            {
                // An attempt that hangs on a dead connection is left behind: the next one takes another connection.
                if (!await BeatOnceAsync().WaitAsync(_beatTimeout, time, stop).ConfigureAwait(false))
                {
                    Log.Lost(logger, grantId);
                    return;
                }
            }
            catch (TimeoutException exception)
            {
                Log.HeartbeatFailed(logger, grantId, Log.Describe(exception));
            }
        }
    }

    private async Task<bool> BeatOnceAsync()
    {
        try
        {
            using var operation = new Operation(_beatTimeout, time, CancellationToken.None);
            return await database.RunAsync(operation, connection => table.HeartbeatAsync(connection, Holder, operation.Token)).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            // That nobody could ask is no word that the lock is lost.
            Log.HeartbeatFailed(logger, grantId, Log.Describe(exception));
            return true;
        }
    }
}
