using System;

namespace AuthErrors.Internal.Sessions;

/// <summary>The errors of a session: what happened, and what the user can do.</summary>
internal static class SessionError
{
    public static AuthErrorException From(RefreshOutcome outcome) => outcome switch
    {
        RefreshOutcome.Refused refused => new AuthErrorException(
            refused.EndsLogin ? $"The login has ended: {refused.Reason} Log in again." : $"No token was given: {refused.Reason}")
        {
            Recovery = AuthRecovery.Reauthenticate,
        },
        RefreshOutcome.Ended => new AuthErrorException("The login was ended while its token was refreshed. Log in again.")
        {
            Recovery = AuthRecovery.Reauthenticate,
        },
        RefreshOutcome.Unavailable { Result: var result } => new AuthErrorException(
            $"No new token can be had now. {result.Reason ?? "The issuer is not available."}{Wait(result.RetryAfter)}", result.Cause)
        {
            Recovery = AuthRecovery.Backoff,
            RetryAfter = result.RetryAfter,
        },
        RefreshOutcome.Busy => new AuthErrorException("Another process is refreshing the token and has not finished. Nothing was changed; try again.")
        {
            Recovery = AuthRecovery.Backoff,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static AuthErrorException TimedOut(TimeSpan limit, Exception cause)
        => new(FormattableString.Invariant($"The token could not be refreshed within {limit.TotalSeconds} s. Nothing is lost; try again."), cause)
        {
            Recovery = AuthRecovery.Backoff,
        };

    public static TokenStoreException Unsaved(TokenStoreException cause)
        => new($"The token was refreshed and could not be stored. This process goes on with it; others may have to log in again. {cause.Message}", cause);

    public static AuthErrorException KeyRejected(string? variable)
        => new($"The API key was rejected. Check it{In(variable)}; it is kept as it is.") { Recovery = AuthRecovery.Reauthenticate };

    public static AuthErrorException NoKey(string variable)
        => new($"{variable} holds a character that no key has, such as a space or a line break. Copy the key once more.") { Recovery = AuthRecovery.Reauthenticate };

    public static AuthErrorException NoCredential(string? variable)
        => new($"There is no credential. {Remedy(variable)}") { Recovery = AuthRecovery.Reauthenticate };

    public static AuthErrorException NoIssuer(string? variable)
        => new($"The token was rejected, and nothing can renew it. {Remedy(variable)}") { Recovery = AuthRecovery.Reauthenticate };

    private static string Remedy(string? variable) => variable is null ? "Log in again." : $"Log in again, or set {variable}.";

    private static string In(string? variable) => variable is null ? "" : $" in {variable}";

    private static string Wait(TimeSpan? wait) => wait is null ? "" : FormattableString.Invariant($" Wait {Math.Ceiling(wait.Value.TotalSeconds)} s.");
}
