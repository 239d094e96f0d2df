using System;

namespace AuthErrors.Systems;

/// <summary>What an access token stands for.</summary>
/// <param name="Team">The team to which it is scoped.</param>
/// <param name="ExpiresAt">Its end.</param>
internal sealed record InstaPodsGrant(string Team, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether the user has logged out everywhere since, or its code was used twice.</summary>
    public bool IsRevoked { get; set; }
}
