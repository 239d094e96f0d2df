using System;
using Npgsql;

namespace AuthErrors.Internal;

/// <summary>The errors of a store: where, what is wrong, and what to do.</summary>
/// <param name="table">The table as the user named it.</param>
/// <param name="grantId">The grant.</param>
/// <param name="connectionString">Where the database is. Of it only host, port and database are told.</param>
internal sealed class StoreError(string table, string grantId, string connectionString)
{
    private readonly string _table = $"table {table} of {Database(connectionString)}";

    public TokenStoreException NoToken()
        => new($"{Row} holds bytes that are no token. Are they encrypted, and this store does not know how? Otherwise reset the store, and log in again.");

    public TokenStoreException CannotUnprotect(Exception cause)
        => new($"{Row} cannot be decrypted. Give this store the key that the token was encrypted with, or reset the store and log in again.", cause);

    public TokenStoreException CannotProtect(Exception cause)
        => new($"The token for {Row} cannot be encrypted, and was not stored. See to the callback Protect.", cause);

    public TokenStoreException TimedOut(TimeSpan limit, Exception? cause)
        => new(FormattableString.Invariant($"The {_table} did not answer within {limit.TotalSeconds} s. Check that the server runs and can be reached; then try again."), cause);

    public TokenStoreException Disposed(Exception cause)
        => new($"The data source of the {_table} was disposed while it was still needed. Dispose sessions before the data source of their store.", cause);

    public TokenStoreException From(NpgsqlException exception) => new(Describe(exception), exception);

    private string Row => $"Grant '{grantId}' in {_table}";

    private string Describe(NpgsqlException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable =>
            $"{Row} is busy: another transaction keeps its row locked. The store's own never do for long; find the session in pg_locks and end it.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName =>
            $"There is no {_table}. Run auth_tokens.sql of the package, or call CreateTableAsync.",
        PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch =>
            $"The {_table} has other columns than auth_tokens.sql of the package. Make the table anew with that script.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The {_table} refuses this user. Grant it SELECT, INSERT and UPDATE on the table and USAGE on its schema; to make the table, CREATE on the schema.",
        _ => $"The {_table} cannot be used: {exception.Message}",
    };

    private static string Database(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return FormattableString.Invariant($"database {connection.Database ?? connection.Username} at {connection.Host}:{connection.Port}");
    }
}
