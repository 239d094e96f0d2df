using System;

namespace AuthErrors.Systems;

/// <summary>An authorization code.</summary>
/// <param name="Request">What it answers.</param>
/// <param name="Team">The team that the user chose.</param>
/// <param name="ExpiresAt">Its end.</param>
internal sealed record InstaPodsCode(InstaPodsRequest Request, string Team, DateTimeOffset ExpiresAt)
{
    /// <summary>The token that it gave.</summary>
    public string? Token { get; set; }
}
