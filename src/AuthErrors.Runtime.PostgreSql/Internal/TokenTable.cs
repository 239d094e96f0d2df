using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace AuthErrors.Internal;

/// <summary>
/// The statements of one grant. Each is one round trip, and a batch is one transaction: no client ever holds the row's lock while it thinks, and
/// a frozen one locks nobody out. Nothing is left behind in the database session, which behind PgBouncer is another one each time.
/// </summary>
internal sealed class TokenTable(Statements statements, string grantId, TimeSpan rowLockTimeout)
{
    private readonly string _rowLockMilliseconds = Math.Ceiling(rowLockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(statements.CreateTable, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<StoredRow> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var batch = Batch(connection, Command(statements.Read, Grant));
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new StoredRow(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1))
                    : StoredRow.Absent;
            }
        }
    }

    /// <summary>Stores other bytes in the row, if it still is as it was read.</summary>
    /// <returns>Whether it was.</returns>
    public async ValueTask<bool> ReplaceAsync(NpgsqlConnection connection, StoredRow row, byte[]? token, CancellationToken cancellationToken)
    {
        var replace = Command(statements.Replace, Grant, Number(row.Generation), Bytes(row.Token), Bytes(token));
        var batch = Batch(connection, LimitRowLock, Command(statements.EnsureRow, Grant), replace);
        await using (batch.ConfigureAwait(false))
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return replace.RecordsAffected == 1;
        }
    }

    /// <summary>Takes the refresh lock if it is free, the claimant's already, or abandoned.</summary>
    /// <returns>Who holds it now.</returns>
    public async ValueTask<LeaseState> ClaimAsync(
        NpgsqlConnection connection, Guid claimant, LeaseState? abandoned, CancellationToken cancellationToken)
    {
        var batch = Batch(
            connection,
            LimitRowLock,
            Command(statements.EnsureRow, Grant),
            Command(statements.Claim, Grant, Id(claimant), Id(abandoned?.Holder), Number(abandoned?.Heartbeat ?? 0)),
            Command(statements.SeeHolder, Grant));
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                // The first result is that of set_config. No row: it was deleted just now, and so is free.
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new LeaseState(reader.IsDBNull(0) ? null : reader.GetGuid(0), reader.GetInt64(1))
                    : LeaseState.Free;
            }
        }
    }

    /// <summary>Says that the holder lives.</summary>
    /// <returns>Whether it still is the holder.</returns>
    public ValueTask<bool> HeartbeatAsync(NpgsqlConnection connection, Guid holder, CancellationToken cancellationToken)
        => UpdateAsync(connection, statements.Heartbeat, holder, cancellationToken);

    /// <summary>Frees the lock.</summary>
    /// <returns>Whether it was held.</returns>
    public ValueTask<bool> ReleaseAsync(NpgsqlConnection connection, Guid holder, CancellationToken cancellationToken)
        => UpdateAsync(connection, statements.Release, holder, cancellationToken);

    private async ValueTask<bool> UpdateAsync(NpgsqlConnection connection, string update, Guid holder, CancellationToken cancellationToken)
    {
        var batch = Batch(connection, Command(update, Grant, Id(holder)));
        await using (batch.ConfigureAwait(false))
        {
            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        }
    }

    private NpgsqlBatchCommand LimitRowLock => Command(Statements.LimitRowLock, new NpgsqlParameter<string> { TypedValue = _rowLockMilliseconds });

    private NpgsqlParameter Grant => new NpgsqlParameter<string> { TypedValue = grantId };

    private static NpgsqlParameter Number(long value) => new NpgsqlParameter<long> { TypedValue = value };

    private static NpgsqlParameter Bytes(byte[]? value) => new() { NpgsqlDbType = NpgsqlDbType.Bytea, Value = value ?? (object)DBNull.Value };

    private static NpgsqlParameter Id(Guid? value) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = value ?? (object)DBNull.Value };

    private static NpgsqlBatchCommand Command(string text, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
