namespace AuthErrors.Internal.Sessions;

/// <summary>What came of one run of the refresh protocol. Failures are results here; they become exceptions at the edge of the session.</summary>
internal abstract record RefreshOutcome
{
    private RefreshOutcome()
    {
    }

    /// <summary>The issuer gave a new token, and it is stored.</summary>
    public sealed record Issued(AuthToken Token) : RefreshOutcome;

    /// <summary>The issuer gave a new token, and the store could not take it. Only this process knows it.</summary>
    public sealed record Unsaved(AuthToken Token, TokenStoreException Cause) : RefreshOutcome;

    /// <summary>Somebody else had refreshed already.</summary>
    public sealed record Adopted(AuthToken Token) : RefreshOutcome;

    /// <summary>The issuer refused for good. The stored token was cleared, unless it was another one by then.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="EndsLogin">Whether that was the end of a login: not where a token is given to whoever asks.</param>
    public sealed record Refused(string Reason, bool EndsLogin) : RefreshOutcome;

    /// <summary>The issuer cannot be asked now. Nothing was cleared.</summary>
    public sealed record Unavailable(IssueResult.Unavailable Result) : RefreshOutcome;

    /// <summary>Somebody else holds the lock and has not finished.</summary>
    public sealed record Busy : RefreshOutcome;

    /// <summary>The grant was ended meanwhile: by a logout, or by a refusal that another process met.</summary>
    public sealed record Ended : RefreshOutcome;
}
