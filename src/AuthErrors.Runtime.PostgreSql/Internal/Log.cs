using System;
using Microsoft.Extensions.Logging;

namespace AuthErrors.Internal;

/// <summary>What the store says, other than by results and exceptions. Grants are named, tokens never.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The database was lost, and is tried again.")]
    public static partial void AttemptFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The refresh lock of grant '{GrantId}' was taken over: its holder {Holder} was silent for {TakeoverDelay}.")]
    public static partial void TakenOver(ILogger logger, string grantId, Guid? holder, TimeSpan takeoverDelay);

    [LoggerMessage(3, LogLevel.Warning, "The refresh lock of grant '{GrantId}' could not be kept alive for a moment. It is tried again.")]
    public static partial void BeatFailed(ILogger logger, string grantId, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The refresh lock of grant '{GrantId}' was lost while its token was refreshed: this process was silent for too long. Both may have shown the same refresh token; TakeoverDelay should be longer.")]
    public static partial void Lost(ILogger logger, string grantId);

    [LoggerMessage(5, LogLevel.Warning, "The refresh lock of grant '{GrantId}' could not be released. It is free for others in {TakeoverDelay}.")]
    public static partial void NotReleased(ILogger logger, string grantId, TimeSpan takeoverDelay, Exception exception);
}
