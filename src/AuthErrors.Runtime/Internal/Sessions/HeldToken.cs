using System;

namespace AuthErrors.Internal.Sessions;

/// <summary>A token and the time from which it is renewed before it is used.</summary>
internal sealed record HeldToken(AuthToken Token, DateTimeOffset? RenewAt)
{
    private static readonly TimeSpan MaxLead = TimeSpan.FromSeconds(60);

    /// <summary>Renewal is early by a minute, or by a tenth of a lifetime that is shorter than ten.</summary>
    public static HeldToken From(AuthToken token, DateTimeOffset now)
    {
        if (token.ExpiresAt is not { } end)
        {
            return new HeldToken(token, RenewAt: null);
        }

        var tenth = (end - now) / 10;
        return new HeldToken(token, end - (tenth < MaxLead ? tenth : MaxLead));
    }

    /// <summary>Whether it can be used as it is. The clock is looked at only when it matters.</summary>
    public bool IsFresh(TimeProvider time) => RenewAt is null || time.GetUtcNow() < RenewAt;

    /// <summary>False also of the same secret with a later end: some servers prolong a token. A second is what files and servers round to.</summary>
    public bool IsSameAs(AuthToken token)
        => Token.Equals(token) && !(token.ExpiresAt - Token.ExpiresAt >= TimeSpan.FromSeconds(1));
}
