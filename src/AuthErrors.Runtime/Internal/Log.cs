using System;
using Microsoft.Extensions.Logging;

namespace AuthErrors.Internal;

/// <summary>
/// Everything that is ever logged here. Tokens appear as kind and fingerprint (<see cref="AuthToken.ToString"/>). Exceptions are not passed on:
/// their texts come from others and may hold what they were given.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Refreshing {Token}.")]
    public static partial void RefreshStarted(this ILogger logger, AuthToken? token);

    [LoggerMessage(2, LogLevel.Information, "Issued {Token} after {Seconds:0.000} s.")]
    public static partial void RefreshIssued(this ILogger logger, AuthToken token, double seconds);

    [LoggerMessage(3, LogLevel.Debug, "Adopted {Token}, which somebody else had stored.")]
    public static partial void RefreshAdopted(this ILogger logger, AuthToken token);

    [LoggerMessage(4, LogLevel.Warning, "The issuer refused to renew {Token}. The login has ended.")]
    public static partial void RefreshRefused(this ILogger logger, AuthToken? token);

    [LoggerMessage(5, LogLevel.Warning, "No new token can be had now; {Token} is kept. The issuer is asked again after {RetryAfter} at the earliest.")]
    public static partial void RefreshUnavailable(this ILogger logger, AuthToken? token, TimeSpan? retryAfter);

    [LoggerMessage(6, LogLevel.Warning, "Another process held the refresh lock for the whole of {LockTimeout}. {Token} is kept.")]
    public static partial void RefreshBusy(this ILogger logger, AuthToken? token, TimeSpan lockTimeout);

    [LoggerMessage(7, LogLevel.Information, "The login was ended while {Token} was refreshed.")]
    public static partial void RefreshEnded(this ILogger logger, AuthToken? token);

    [LoggerMessage(8, LogLevel.Error, "{Token} was issued and could not be stored. This process goes on with it; others may have to log in again.")]
    public static partial void RefreshUnsaved(this ILogger logger, AuthToken token);

    [LoggerMessage(9, LogLevel.Error, "Refreshing {Token} failed: {Error}.")]
    public static partial void RefreshFailed(this ILogger logger, AuthToken? token, string error);

    [LoggerMessage(10, LogLevel.Information, "The token was forgotten on request.")]
    public static partial void SessionReset(this ILogger logger);

    [LoggerMessage(20, LogLevel.Information, "The server answered {StatusCode} to {Token}: {Recovery}.")]
    public static partial void Rejected(this ILogger logger, int statusCode, AuthToken? token, AuthRecovery recovery);

    [LoggerMessage(21, LogLevel.Warning, "The request was not sent again: its body can be read only once, or is too long.")]
    public static partial void NotResent(this ILogger logger);

    [LoggerMessage(22, LogLevel.Information, "A redirect was not followed. To another origin only GET and HEAD are, and without credentials; to this one, what can be sent again.")]
    public static partial void RedirectNotFollowed(this ILogger logger);
}
