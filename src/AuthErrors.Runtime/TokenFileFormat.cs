namespace AuthErrors;

/// <summary>
/// What a token file looks like: a JSON object, the names of its members, and what a token is whose file does not say. For files that are
/// shared with other programs. Members that are not named here are kept.
/// </summary>
public sealed record TokenFileFormat
{
    /// <summary>The names of a token response (RFC 6749, section 5.1), with the end as a time and the kind.</summary>
    public static TokenFileFormat Default { get; } = new();

    /// <summary>The member with the access token. Not empty.</summary>
    public string AccessToken { get; init; } = "access_token";

    /// <summary>The member with the refresh token; <see langword="null"/> when the file has no place for one. Storing one is then an error.</summary>
    public string? RefreshToken { get; init; } = "refresh_token";

    /// <summary>
    /// The member with the end of the access token, in ISO 8601 (written in UTC) or in seconds since 1970; <see langword="null"/> when the
    /// file has no place for it. It is then dropped.
    /// </summary>
    public string? ExpiresAt { get; init; } = "expires_at";

    /// <summary>
    /// The member with the kind: <c>api_key</c>, <c>anonymous</c> or <c>oauth</c>; <see langword="null"/> when the file has no place for it.
    /// Storing a token of another kind than <see cref="DefaultKind"/> is then an error.
    /// </summary>
    public string? Kind { get; init; } = "kind";

    /// <summary>
    /// The member with the <see cref="OAuthGrant"/>, an object; <see langword="null"/> when the file has no place for it. Storing a token with one is then an error.
    /// </summary>
    public string? Grant { get; init; } = "grant";

    /// <summary>What a token is when the file does not say.</summary>
    public CredentialKind DefaultKind { get; init; } = CredentialKind.OAuth;

    /// <summary>A file with an anonymous token and nothing else, such as <c>{"token":"…"}</c>.</summary>
    /// <param name="accessToken">The member with the token.</param>
    /// <returns>The format.</returns>
    public static TokenFileFormat ForAnonymous(string accessToken = "token")
        => new() { AccessToken = accessToken, RefreshToken = null, ExpiresAt = null, Kind = null, Grant = null, DefaultKind = CredentialKind.Anonymous };
}
