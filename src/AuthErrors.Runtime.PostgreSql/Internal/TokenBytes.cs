using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AuthErrors.Internal;

/// <summary>A token as bytes: JSON with the names of RFC 6749, encrypted when the user says how.</summary>
internal sealed class TokenBytes(
    Func<ReadOnlyMemory<byte>, byte[]>? protect, Func<ReadOnlyMemory<byte>, byte[]>? unprotect, StoreError error)
{
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string ExpiresAt = "expires_at";
    private const string Kind = "kind";
    private const string Grant = "grant";

    public byte[]? Encode(AuthToken? token)
    {
        if (token is null)
        {
            return null;
        }

        var json = Write(token);
        try
        {
            return protect is null ? json.ToArray() : protect(json);
        }
        catch (Exception exception)
        {
            throw error.CannotProtect(exception);
        }
    }

    public AuthToken? Decode(byte[]? bytes) => bytes is null ? null : Read(Open(bytes)) ?? throw error.NoToken();

    private ReadOnlyMemory<byte> Open(byte[] bytes)
    {
        try
        {
            return unprotect is null ? bytes : unprotect(bytes);
        }
        catch (Exception exception)
        {
            throw error.CannotUnprotect(exception);
        }
    }

    private static ReadOnlyMemory<byte> Write(AuthToken token)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString(AccessToken, token.AccessToken);
        if (token.RefreshToken is not null)
        {
            json.WriteString(RefreshToken, token.RefreshToken);
        }

        if (token.ExpiresAt is { } expiresAt)
        {
            json.WriteString(ExpiresAt, expiresAt);
        }

        json.WriteString(Kind, NameOf(token.Kind));
        if (token.Grant is { } grant)
        {
            json.WritePropertyName(Grant);
            grant.WriteTo(json);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Nothing is guessed: what is not just so is no token. The reader's own words are dropped, since they quote what they met.</summary>
    private static AuthToken? Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            var root = document.RootElement;
            OAuthGrant? grant = null;
            if (root.TryGetProperty(Grant, out var written) && !OAuthGrant.TryParse(Encoding.UTF8.GetBytes(written.GetRawText()), out grant))
            {
                return null;
            }

            return root.GetProperty(AccessToken).GetString() is { Length: > 0 } accessToken && KindOf(root.GetProperty(Kind).GetString()) is { } kind
                ? new AuthToken(
                    accessToken,
                    kind,
                    root.TryGetProperty(RefreshToken, out var refreshToken) ? refreshToken.GetString() : null,
                    root.TryGetProperty(ExpiresAt, out var expiresAt) ? expiresAt.GetDateTimeOffset() : null)
                {
                    Grant = grant,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException or System.Collections.Generic.KeyNotFoundException)
        {
            return null;
        }
    }

    private static string NameOf(CredentialKind kind) => kind switch
    {
        CredentialKind.ApiKey => "api_key",
        CredentialKind.Anonymous => "anonymous",
        CredentialKind.OAuth => "oauth",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static CredentialKind? KindOf(string? name) => name switch
    {
        "api_key" => CredentialKind.ApiKey,
        "anonymous" => CredentialKind.Anonymous,
        "oauth" => CredentialKind.OAuth,
        _ => null,
    };
}
