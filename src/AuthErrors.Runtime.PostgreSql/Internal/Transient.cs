using System;
using System.Text;
using Npgsql;

namespace AuthErrors.Internal;

/// <summary>Which failures pass by themselves: a lost connection, a server that stops, starts or changes over.</summary>
internal static class Transient
{
    // PgBouncer says 08P01 for all that it cannot do (https://www.pgbouncer.org), hence the whole class 08.
    public static bool Is(NpgsqlException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => false,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => true,
        PostgresErrorCodes.ReadOnlySqlTransaction => true,
        { } state when state.StartsWith("08", StringComparison.Ordinal) => true,
        _ => exception.IsTransient,
    };

    // A pooler whose server goes away writes its own error into the middle of the server's answer. The driver reads it as part of that answer and
    // fails over what it expected there: the list of types, which it loads when it opens its first connection.
    public static bool IsGarbled(Exception exception)
        => exception is FormatException or OverflowException or InvalidCastException or IndexOutOfRangeException or ArgumentOutOfRangeException or DecoderFallbackException;
}
