using System;

namespace AuthErrors;

/// <summary>What came of asking for a token. One of three: issued, refused, unavailable.</summary>
public abstract record IssueResult
{
    private IssueResult()
    {
    }

    /// <summary>There is a new token. One without a refresh token keeps the old refresh token (RFC 6749, section 6).</summary>
    /// <param name="Token">The token.</param>
    public sealed record Issued(AuthToken Token) : IssueResult;

    /// <summary>The issuer will never give one for this credential, such as <c>invalid_grant</c>. The stored token is cleared.</summary>
    /// <param name="Reason">Why, for people. No secret.</param>
    public sealed record Refused(string Reason) : IssueResult;

    /// <summary>The issuer cannot give one now: it is down, busy or out of reach. Nothing is cleared.</summary>
    /// <param name="RetryAfter">How long the issuer asks to wait, when it does. All callers of the session wait.</param>
    /// <param name="Reason">Why, for people, when it is known. No secret.</param>
    /// <param name="Cause">The exception behind it, when there is one.</param>
    public sealed record Unavailable(TimeSpan? RetryAfter = null, string? Reason = null, Exception? Cause = null) : IssueResult;
}
