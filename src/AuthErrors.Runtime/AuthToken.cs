using System;
using System.Security.Cryptography;
using System.Text;

namespace AuthErrors;

/// <summary>A credential that authorises requests. Immutable; two are equal when their secrets are.</summary>
public sealed class AuthToken : IEquatable<AuthToken>
{
    private string? _bearer;

    /// <summary>Takes a credential over.</summary>
    /// <param name="accessToken">What requests carry. Not empty.</param>
    /// <param name="kind">What the credential is.</param>
    /// <param name="refreshToken">What a new access token is asked for with (RFC 6749, section 1.5); <see langword="null"/> or empty when there is none.</param>
    /// <param name="expiresAt">When the access token ends by the issuer's word; <see langword="null"/> when it did not say.</param>
    /// <exception cref="ArgumentException">The access token is empty, or holds a character that no header can carry: a space, a line break, a letter with an accent.</exception>
    public AuthToken(string accessToken, CredentialKind kind, string? refreshToken = null, DateTimeOffset? expiresAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (!CanBeSent(accessToken))
        {
            // Said here, and without the value: a header that refuses it later would quote it.
            throw new ArgumentException("The access token holds a character that no header can carry.", nameof(accessToken));
        }

        AccessToken = accessToken;
        Kind = kind;
        RefreshToken = refreshToken is "" ? null : refreshToken;
        ExpiresAt = expiresAt;
    }

    /// <summary>What requests carry. A secret.</summary>
    public string AccessToken { get; }

    /// <summary>What the credential is.</summary>
    public CredentialKind Kind { get; }

    /// <summary>What a new access token is asked for with, when there is one. A secret.</summary>
    public string? RefreshToken { get; }

    /// <summary>When the access token ends by the issuer's word; <see langword="null"/> when it did not say. The server may end it before.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>What an OAuth token was granted with, when that is kept with it; <see langword="null"/> otherwise.</summary>
    public OAuthGrant? Grant { get; init; }

    /// <summary>Eight hexadecimal digits that tell one token from another in a log, and nothing about it.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(AccessToken)).AsSpan(0, 4)).ToLowerInvariant();

    /// <summary>The value of the <c>Authorization</c> header (RFC 6750, section 2.1), composed once.</summary>
    internal string Bearer => _bearer ??= "Bearer " + AccessToken;

    /// <summary>True of what a header can carry whole: visible ASCII (RFC 9110, section 5.5).</summary>
    internal static bool CanBeSent(string accessToken) => accessToken.Length > 0 && !accessToken.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>
    /// This token in the place of another. What an issuer did not give anew goes on: the refresh token (RFC 6749, section 6), and what both were granted with.
    /// </summary>
    internal AuthToken After(AuthToken? predecessor)
        => predecessor is null ? this : new(AccessToken, Kind, RefreshToken ?? predecessor.RefreshToken, ExpiresAt) { Grant = Grant ?? predecessor.Grant };

    /// <summary>
    /// Whether the login of another token is newer than that of this one. Of a login that is yet to come nobody can say so: the clock was set back since, and what is at hand counts.
    /// </summary>
    internal bool IsOlderLogin(AuthToken? other, DateTimeOffset now) => Grant?.GrantedAt < other?.Grant?.GrantedAt && other?.Grant?.GrantedAt <= now;

    internal bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>True when both carry the same access token and the same refresh token.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are the same credential.</returns>
    public bool Equals(AuthToken? other)
        => other is not null
            && string.Equals(AccessToken, other.AccessToken, StringComparison.Ordinal)
            && string.Equals(RefreshToken, other.RefreshToken, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AuthToken);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AccessToken, RefreshToken);

    /// <summary>The kind and the fingerprint: never a secret.</summary>
    /// <returns>A text such as <c>OAuth token 1a2b3c4d</c>.</returns>
    public override string ToString() => $"{Kind} token {Fingerprint}";
}
