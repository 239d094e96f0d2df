using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AuthErrors.Internal;

/// <summary>Runs short work on pooled connections, and again on another one while the connection or the server is lost.</summary>
internal sealed class Database(NpgsqlDataSource dataSource, StoreError error, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the work until it ends or the operation does.</summary>
    /// <param name="operation">The limits.</param>
    /// <param name="work">What to do with a connection. It must stand being done again after a failure that hides whether it took effect.</param>
    /// <param name="onFailure">Hears of every attempt that failed and is made again.</param>
    /// <exception cref="TokenStoreException">The database refused, or did not answer in time.</exception>
    public async ValueTask<T> RunAsync<T>(Operation operation, Func<NpgsqlConnection, ValueTask<T>> work, Action? onFailure = null)
    {
        NpgsqlException? last = null;
        try
        {
            for (var pause = FirstPause; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
            {
                try
                {
                    return await TryAsync(operation, work).ConfigureAwait(false);
                }
                catch (NpgsqlException exception) when (Transient.Is(exception))
                {
                    last = exception;
                    onFailure?.Invoke();
                    Log.AttemptFailed(logger, Log.Describe(exception));
                }

                await Task.Delay(pause, time, operation.Token).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException exception)
        {
            throw error.From(exception);
        }
        catch (ObjectDisposedException exception)
        {
            throw error.Disposed(exception);
        }
        catch (OperationCanceledException exception)
        {
            operation.ThrowIfCallerCancelled();
            throw error.TimedOut(operation.Timeout, last ?? (Exception)exception);
        }
    }

    private async ValueTask<T> TryAsync<T>(Operation operation, Func<NpgsqlConnection, ValueTask<T>> work)
    {
        var connection = await OpenAsync(operation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await work(connection).ConfigureAwait(false);
        }
    }

    private async ValueTask<NpgsqlConnection> OpenAsync(Operation operation)
    {
        try
        {
            return await dataSource.OpenConnectionAsync(operation.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (Transient.IsGarbled(exception))
        {
            // Without the cause: its text quotes what the server sent.
            throw new NpgsqlException(
                "The connection broke while it was opened: what the server said of itself cannot be read.", new IOException(exception.GetType().Name));
        }
    }
}
