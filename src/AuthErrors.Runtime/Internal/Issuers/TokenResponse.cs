using System;
using System.Linq;
using System.Text.Json;

namespace AuthErrors.Internal.Issuers;

/// <summary>What a token endpoint answered (RFC 6749, sections 5.1 and 5.2), as far as it matters here.</summary>
internal sealed record TokenResponse(string? AccessToken, string? RefreshToken, TimeSpan? Lifetime, string? ErrorCode)
{
    private const int MaxErrorCodeLength = 64;

    private static readonly TokenResponse Nothing = new(null, null, null, null);

    /// <summary>Reads an answer; anything but a JSON object says nothing.</summary>
    public static TokenResponse Parse(ReadOnlySpan<byte> utf8Json) => JsonAnswer.Read(utf8Json, Read, Nothing);

    private static TokenResponse Read(JsonElement root) => new(
        JsonAnswer.Text(root, "access_token"),
        JsonAnswer.Text(root, "refresh_token"),
        JsonAnswer.Number(root, "expires_in") is { } seconds and > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : null,
        Code(JsonAnswer.Text(root, "error")));

    /// <summary>The error code goes into messages, so it must look like one: a server that echoes a secret is not echoed in turn.</summary>
    private static string? Code(string? error)
        => error is { Length: <= MaxErrorCodeLength } && error.All(static c => char.IsAsciiLetterLower(c) || c == '_') ? error : null;
}
