using System;
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AuthErrors.Internal.Files;

/// <summary>The JSON of a token file, in and out. Members that are not ours are copied byte by byte, where they stood.</summary>
internal sealed class TokenDocument
{
    // Tokens are not put into HTML. Readers that look for the text itself find it.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly TokenFileFormat _format;

    // By TokenMember; null where the format has no such member.
    private readonly byte[]?[] _names;

    /// <summary>Takes a format.</summary>
    /// <exception cref="ArgumentException">Two of its members have one name, or a name is empty.</exception>
    public TokenDocument(TokenFileFormat format)
    {
        _format = format;
        string?[] names = [null, format.AccessToken, format.RefreshToken, format.ExpiresAt, format.Kind, format.Grant];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && (name.Length == 0 || Array.IndexOf(names, name) != i))
            {
                throw new ArgumentException($"The members of a token file need names of their own; \"{name}\" is not one.", nameof(format));
            }
        }

        _names = Array.ConvertAll(names, static name => name is null ? null : Encoding.UTF8.GetBytes(name));
    }

    /// <summary>Reads a whole file.</summary>
    public TokenReading Read(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.IsEmpty)
        {
            return TokenReading.Wrong("is empty");
        }

        try
        {
            return ReadObject(WithoutMark(utf8Json));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Neither is passed on: they can quote what they met. The second one is for text that is not UTF-8.
            return TokenReading.Wrong("is not valid JSON");
        }
    }

    /// <summary>Makes the next content.</summary>
    /// <param name="current">The current content, which was read without a problem; empty when there is none.</param>
    /// <param name="next">The token to store; <see langword="null"/> for none.</param>
    /// <returns><see langword="null"/> when nothing remains to be stored.</returns>
    public byte[]? Write(ReadOnlySpan<byte> current, AuthToken? next)
    {
        var values = Values(next);
        var output = new ArrayBufferWriter<byte>(current.Length + 256);
        if (!current.IsEmpty)
        {
            CopyObject(WithoutMark(current), values, output);
        }

        for (var member = TokenMember.AccessToken; member <= TokenMember.Grant; member++)
        {
            WriteOnce(member, values, output);
        }

        if (output.WrittenCount == 0)
        {
            return null;
        }

        output.Write("}\n"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What of a token the format has no place for and must not be lost.</summary>
    /// <returns><see langword="null"/> when it can be kept. An end that cannot be kept is no loss: the server rejects the token in time.</returns>
    public string? WhatCannotBeKept(AuthToken token)
        => token.RefreshToken is not null && _format.RefreshToken is null ? "a refresh token"
            : token.Kind != _format.DefaultKind && _format.Kind is null ? $"a token of the kind {token.Kind}"
            : token.Grant is not null && _format.Grant is null ? "what a token was granted with"
            : null;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8Json)
        => utf8Json.StartsWith(ByteOrderMark) ? utf8Json[ByteOrderMark.Length..] : utf8Json;

    private TokenReading ReadObject(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return TokenReading.Wrong("is not a JSON object");
        }

        string? accessToken = null, refreshToken = null;
        DateTimeOffset? expiresAt = null;
        CredentialKind? kind = null;
        OAuthGrant? grant = null;
        string? problem = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Find(ref reader);
            reader.Read();
            var isGood = member switch
            {
                TokenMember.AccessToken => TryReadText(ref reader, out accessToken) && (accessToken is null || AuthToken.CanBeSent(accessToken)),
                TokenMember.RefreshToken => TryReadText(ref reader, out refreshToken),
                TokenMember.ExpiresAt => TryReadTime(ref reader, out expiresAt),
                TokenMember.Kind => TryReadKind(ref reader, out kind),
                TokenMember.Grant => TryReadGrant(ref reader, utf8Json, out grant),
                _ => true,
            };
            if (!isGood)
            {
                problem ??= $"has a member \"{Encoding.UTF8.GetString(_names[(int)member]!)}\" that is not {Expected(member)}";
            }

            reader.Skip();
        }

        // Whatever follows the object is an error, which the reader finds by reading on.
        reader.Read();
        return problem is not null ? TokenReading.Wrong(problem)
            : accessToken is null ? default
            : new(new AuthToken(accessToken, kind ?? _format.DefaultKind, refreshToken, expiresAt) { Grant = grant });
    }

    private TokenMember Find(ref Utf8JsonReader reader)
    {
        for (var member = TokenMember.AccessToken; member <= TokenMember.Grant; member++)
        {
            if (_names[(int)member] is { } name && reader.ValueTextEquals(name))
            {
                return member;
            }
        }

        return TokenMember.Unknown;
    }

    private static string Expected(TokenMember member) => member switch
    {
        TokenMember.ExpiresAt => "a time (ISO 8601, or seconds since 1970)",
        TokenMember.AccessToken => "text that a header can carry",
        TokenMember.Kind => "one of \"api_key\", \"anonymous\" and \"oauth\"",
        TokenMember.Grant => "an object that says what the token was granted with",
        _ => "text",
    };

    /// <summary>An empty text is none, as other writers clear a token so.</summary>
    private static bool TryReadText(ref Utf8JsonReader reader, out string? text)
    {
        text = reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty ? reader.GetString() : null;
        return text is not null || IsNone(ref reader);
    }

    private static bool TryReadTime(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        if (reader.TokenType == JsonTokenType.Number)
        {
            // What is no date, such as milliseconds, is no time.
            time = reader.TryGetDouble(out var seconds) && seconds is > -62_135_596_800 and < 253_402_300_799 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
            return time is not null;
        }

        if (IsNone(ref reader))
        {
            return true;
        }

        // A time without an offset is UTC: other languages leave it out, and where this machine stands says nothing.
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var plain))
        {
            time = plain.Kind == DateTimeKind.Local ? reader.GetDateTimeOffset() : new DateTimeOffset(plain, TimeSpan.Zero);
        }

        return time is not null;
    }

    private static bool TryReadKind(ref Utf8JsonReader reader, out CredentialKind? kind)
    {
        kind = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            kind = reader.ValueTextEquals("oauth"u8) ? CredentialKind.OAuth
                : reader.ValueTextEquals("anonymous"u8) ? CredentialKind.Anonymous
                : reader.ValueTextEquals("api_key"u8) ? CredentialKind.ApiKey
                : null;
        }

        return kind is not null || IsNone(ref reader);
    }

    private static bool TryReadGrant(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8Json, out OAuthGrant? grant)
    {
        grant = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return OAuthGrant.TryParse(utf8Json[start..(int)reader.BytesConsumed], out grant);
        }

        return IsNone(ref reader);
    }

    private static bool IsNone(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty);

    private static string NameOf(CredentialKind kind) => kind switch
    {
        CredentialKind.ApiKey => "api_key",
        CredentialKind.Anonymous => "anonymous",
        _ => "oauth",
    };

    /// <summary>What each member of ours is to be, as JSON, by <see cref="TokenMember"/>; <see langword="null"/> for gone.</summary>
    private byte[]?[] Values(AuthToken? next)
        => next is null
            ? new byte[]?[_names.Length]
            :
            [
                null,
                Text(next.AccessToken),
                Text(next.RefreshToken),
                Text(next.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                Text(NameOf(next.Kind)),
                Object(next.Grant),
            ];

    private void CopyObject(ReadOnlySpan<byte> utf8Json, byte[]?[] values, ArrayBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var member = Find(ref reader);
            reader.Read();
            reader.Skip();
            if (member != TokenMember.Unknown)
            {
                WriteOnce(member, values, output);
                continue;
            }

            Separate(output);
            output.Write(utf8Json[start..(int)reader.BytesConsumed]);
        }
    }

    /// <summary>Writes a member unless it is gone or written already; a second one of the same name goes.</summary>
    private void WriteOnce(TokenMember member, byte[]?[] values, ArrayBufferWriter<byte> output)
    {
        if (values[(int)member] is not { } value || _names[(int)member] is not { } name)
        {
            return;
        }

        values[(int)member] = null;
        Separate(output);
        output.Write(Quote(JsonEncodedText.Encode(name, Encoder)));
        output.Write(":"u8);
        output.Write(value);
    }

    private static void Separate(ArrayBufferWriter<byte> output) => output.Write(output.WrittenCount == 0 ? "{"u8 : ","u8);

    private static byte[]? Object(OAuthGrant? grant)
    {
        if (grant is null)
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Encoder });
        grant.WriteTo(json);
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static byte[]? Text(string? value) => value is null ? null : Quote(JsonEncodedText.Encode(value, Encoder));

    private static byte[] Quote(JsonEncodedText text) => [(byte)'"', .. text.EncodedUtf8Bytes, (byte)'"'];
}
