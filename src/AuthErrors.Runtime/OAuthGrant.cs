using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AuthErrors.Internal;

namespace AuthErrors;

/// <summary>
/// What an OAuth token was granted with, kept beside it: where, as which client and for what a new one is asked. Whoever finds the token in a store can
/// renew it, in another process, after a restart, without asking the user. Immutable.
/// </summary>
/// <remarks>It may hold the secret of a client, and is stored as carefully as the token.</remarks>
public sealed class OAuthGrant
{
    /// <summary>When the user granted it. Of two grants this tells which is the newer; renewals of its token leave it as it is.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>The authorization server, by its issuer identifier (RFC 8414, section 2).</summary>
    public string? AuthorizationServer { get; init; }

    /// <summary>Where its tokens are renewed (RFC 6749, section 3.2); <see langword="null"/> when that is not known, so that only a login gives a new one.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>The client that it was granted to (RFC 6749, section 2.2; RFC 7591 where it registered itself).</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret of that client, when it has one.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>How that client shows who it is: <c>none</c>, <c>client_secret_post</c> or <c>client_secret_basic</c> (RFC 7591, section 2).</summary>
    public string? TokenEndpointAuthMethod { get; init; }

    /// <summary>Where that client was answered (RFC 6749, section 3.1.2). A client that registered itself is known by it, and may be answered nowhere else.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The resource that the token is for (RFC 8707).</summary>
    public string? Resource { get; init; }

    /// <summary>What the token may do (RFC 6749, section 3.3).</summary>
    public string? Scope { get; init; }

    /// <summary>The type of the token as the server named it (RFC 6749, section 7.1), such as <c>Bearer</c>.</summary>
    public string? TokenType { get; init; }

    /// <summary>The authorization server and the client: never a secret.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"Grant of {AuthorizationServer ?? "an unnamed authorization server"} to {ClientId ?? "an unnamed client"}";

    /// <summary>Writes the grant as a JSON object, for stores. The secret of the client is in it.</summary>
    /// <param name="writer">Takes the object.</param>
    public void WriteTo(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, OAuthGrantJson.Default.OAuthGrant);

    /// <summary>Reads what <see cref="WriteTo"/> has written.</summary>
    /// <param name="utf8Json">The JSON object.</param>
    /// <param name="grant">The grant.</param>
    /// <returns><see langword="false"/> when it is no grant.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out OAuthGrant? grant)
    {
        try
        {
            grant = JsonSerializer.Deserialize(utf8Json, OAuthGrantJson.Default.OAuthGrant);
        }
        catch (JsonException)
        {
            // Not passed on: it can quote what it met.
            grant = null;
        }

        return grant is not null;
    }
}
