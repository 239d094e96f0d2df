using System;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AuthErrors.Internal;

/// <summary>
/// What the store says, other than by results and exceptions. Grants are named, tokens never. Of exceptions the type is told: their texts come from
/// the database and may hold what it was given.
/// </summary>
internal static partial class Log
{
    /// <summary>An exception by what it is: PostgreSQL's code where there is one.</summary>
    public static string Describe(Exception exception) => exception is NpgsqlException { SqlState: { } state } ? state : exception.GetType().Name;

    [LoggerMessage(1, LogLevel.Debug, "The database was lost ({Error}), and is tried again.")]
    public static partial void AttemptFailed(ILogger logger, string error);

    [LoggerMessage(2, LogLevel.Warning, "The refresh lock of grant '{GrantId}' was taken over: its holder {Holder} was silent for {TakeoverDelay}.")]
    public static partial void TakenOver(ILogger logger, string grantId, Guid? holder, TimeSpan takeoverDelay);

    [LoggerMessage(3, LogLevel.Warning, "The refresh lock of grant '{GrantId}' could not be kept alive for a moment ({Error}). It is tried again.")]
    public static partial void HeartbeatFailed(ILogger logger, string grantId, string error);

    [LoggerMessage(4, LogLevel.Error, "The refresh lock of grant '{GrantId}' was lost while its token was refreshed: this process was silent for too long. Both may have shown the same refresh token; TakeoverDelay should be longer.")]
    public static partial void Lost(ILogger logger, string grantId);

    [LoggerMessage(5, LogLevel.Warning, "The refresh lock of grant '{GrantId}' could not be released ({Error}). It is free for others in {TakeoverDelay}.")]
    public static partial void NotReleased(ILogger logger, string grantId, string error, TimeSpan takeoverDelay);
}
