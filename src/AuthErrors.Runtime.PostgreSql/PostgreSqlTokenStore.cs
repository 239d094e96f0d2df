using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AuthErrors;

/// <summary>
/// Keeps the token of one grant in PostgreSQL, for any number of processes on any number of machines. One of them refreshes, the others adopt what
/// it stored.
/// </summary>
/// <remarks>
/// <para>
/// A killed holder of the refresh lock blocks the others for <see cref="PostgreSqlTokenStoreOptions.TakeoverDelay"/>. A lost connection, a restarted
/// server and a fail-over to a replica that has everything (synchronous replication) lose nothing, and let no second holder in.
/// </para>
/// <para>
/// Safe behind PgBouncer in transaction mode: no state of a session is used, no advisory lock and no prepared statement. There, set
/// <c>No Reset On Close=true</c> in the connection string, and leave <c>Max Auto Prepare</c> at 0. While a token is refreshed, up to two connections
/// are in use at a moment; a pool that other work exhausts keeps the holder of the lock from showing that it lives.
/// </para>
/// </remarks>
public sealed class PostgreSqlTokenStore : ITokenStore
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxPoll = TimeSpan.FromMilliseconds(100);

    private readonly string _grantId;
    private readonly PostgreSqlTokenStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Database _database;
    private readonly TokenTable _table;
    private readonly TokenBytes _bytes;

    /// <summary>Opens the store of a grant. Nothing is asked of the database yet.</summary>
    /// <param name="dataSource">The database. The store does not dispose it. With several hosts, it must lead to the primary.</param>
    /// <param name="grantId">Names the grant (origin, client, account) among all in the table. Not a secret: it stands in messages.</param>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ArgumentException">The grant or an option is impossible.</exception>
    public PostgreSqlTokenStore(NpgsqlDataSource dataSource, string grantId, PostgreSqlTokenStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentException.ThrowIfNullOrEmpty(grantId);
        _options = options ?? new PostgreSqlTokenStoreOptions();
        Check(grantId, _options);
        _grantId = grantId;
        _time = _options.TimeProvider;
        _logger = _options.Logger ?? NullLogger.Instance;
        var error = new StoreError(_options.TableName, grantId, dataSource.ConnectionString);
        _database = new Database(dataSource, error, _time, _logger);
        _table = new TokenTable(Statements.For(_options.TableName), grantId, _options.RowLockTimeout);
        _bytes = new TokenBytes(_options.Protect, _options.Unprotect, error);
    }

    /// <summary>The script that makes the table, by its default name. It is also in the package, as <c>sql/auth_tokens.sql</c>.</summary>
    public static string CreateTableScript => Statements.Script;

    /// <summary>Makes the table of this store, unless it is there. The schema must exist.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="TokenStoreException">The database refuses, or cannot be reached.</exception>
    public async ValueTask CreateTableAsync(CancellationToken cancellationToken)
    {
        using var operation = Begin(cancellationToken);
        await _database.RunAsync(
            operation,
            async connection =>
            {
                try
                {
                    await _table.CreateAsync(connection, operation.Token).ConfigureAwait(false);
                }
                catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject)
                {
                    // IF NOT EXISTS looks before it locks: another machine was a moment faster, with the table or with the type of its rows.
                }

                return true;
            }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
    {
        using var operation = Begin(cancellationToken);
        var row = await _database.RunAsync(operation, connection => _table.ReadAsync(connection, operation.Token)).ConfigureAwait(false);
        return _bytes.Decode(row.Token);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
        => await ReplaceAsync(row => Equals(_bytes.Decode(row.Token), expected), _bytes.Encode(next), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask ResetAsync(CancellationToken cancellationToken)
        => await ReplaceAsync(static _ => true, next: null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var lease = new Lease(_database, _table, _grantId, _options.TakeoverDelay, _time, _logger);
        try
        {
            if (await WaitForAsync(lease, timeout, cancellationToken).ConfigureAwait(false))
            {
                lease.KeepAlive();
                return lease;
            }

            return null;
        }
        catch
        {
            // The claim may have arrived though its answer did not. Without this the others would wait for a holder that never was.
            _ = lease.DisposeAsync().AsTask();
            throw;
        }
    }

    private async ValueTask<bool> WaitForAsync(Lease lease, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var maxPoll = _options.TakeoverDelay / 10 < MaxPoll ? _options.TakeoverDelay / 10 : MaxPoll;
        var observation = new LeaseObservation(_time, _options.TakeoverDelay, maxStep: _options.TakeoverDelay / 10);
        var start = _time.GetTimestamp();
        for (var poll = FirstPoll; ; poll = poll * 2 < maxPoll ? poll * 2 : maxPoll)
        {
            if (await ClaimAsync(lease, observation, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            var pause = poll;
            if (timeout != Timeout.InfiniteTimeSpan)
            {
                var remaining = timeout - _time.GetElapsedTime(start);
                if (remaining <= TimeSpan.Zero)
                {
                    return false;
                }

                pause = pause < remaining ? pause : remaining;
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> ClaimAsync(Lease lease, LeaseObservation observation, CancellationToken cancellationToken)
    {
        using var operation = Begin(cancellationToken);
        while (true)
        {
            var abandoned = observation.Abandoned;
            var asked = 0L;
            var state = await _database.RunAsync(
                operation,
                connection =>
                {
                    asked = _time.GetTimestamp();
                    return _table.ClaimAsync(connection, lease.Holder, abandoned, operation.Token);
                },
                onFailure: observation.Forget).ConfigureAwait(false);
            if (state.Holder != lease.Holder)
            {
                observation.See(state);
                return false;
            }

            // A late answer tells of the past: somebody may have seen this holder silent ever since. Claiming again asks whether it still holds.
            if (_time.GetElapsedTime(asked) < _options.TakeoverDelay / 2)
            {
                if (abandoned is not null)
                {
                    Log.TakenOver(_logger, _grantId, abandoned.Holder, _options.TakeoverDelay);
                }

                return true;
            }
        }
    }

    /// <summary>
    /// Writes if the row is as expected, over lost connections. Whether a write whose answer was lost took effect is read from the row: the same
    /// generation means that it did not, another one with these very bytes that it did.
    /// </summary>
    private async ValueTask<bool> ReplaceAsync(Func<StoredRow, bool> isExpected, byte[]? next, CancellationToken cancellationToken)
    {
        using var operation = Begin(cancellationToken);
        StoredRow? unsure = null;
        return await _database.RunAsync(
            operation,
            async connection =>
            {
                while (true)
                {
                    var row = await _table.ReadAsync(connection, operation.Token).ConfigureAwait(false);
                    if (unsure is not null && unsure.Generation != row.Generation && row.Holds(next))
                    {
                        return true;
                    }

                    if (!isExpected(row))
                    {
                        return false;
                    }

                    operation.PassPointOfNoReturn();
                    try
                    {
                        if (await _table.ReplaceAsync(connection, row, next, operation.Token).ConfigureAwait(false))
                        {
                            return true;
                        }
                    }
                    catch (NpgsqlException)
                    {
                        unsure = row;
                        throw;
                    }
                }
            }).ConfigureAwait(false);
    }

    private Operation Begin(CancellationToken cancellationToken) => new(_options.OperationTimeout, _time, cancellationToken);

    private static void Check(string grantId, PostgreSqlTokenStoreOptions options)
    {
        // PostgreSQL's text cannot hold it.
        if (grantId.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A grant's name holds no NUL.", nameof(grantId));
        }

        if (options.Protect is null != options.Unprotect is null)
        {
            throw new ArgumentException("Protect and Unprotect belong together: give both, or neither.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TakeoverDelay, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.OperationTimeout, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.RowLockTimeout, TimeSpan.Zero, nameof(options));
    }
}
