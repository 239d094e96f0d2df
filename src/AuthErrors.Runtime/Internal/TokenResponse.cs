using System;
using System.Linq;
using System.Text.Json;

namespace AuthErrors.Internal;

/// <summary>What a token endpoint answered (RFC 6749, sections 5.1 and 5.2), as far as it matters here.</summary>
internal sealed record TokenResponse(string? AccessToken, string? RefreshToken, TimeSpan? Lifetime, string? ErrorCode)
{
    private const int MaxErrorCodeLength = 64;

    private static readonly TokenResponse Nothing = new(null, null, null, null);

    /// <summary>Reads an answer; anything but a JSON object says nothing.</summary>
    public static TokenResponse Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private static TokenResponse Read(JsonElement root)
        => new(Text(root, "access_token"), Text(root, "refresh_token"), Seconds(root), Code(Text(root, "error")));

    private static string? Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A number of seconds; some servers write it as a string.</summary>
    private static TimeSpan? Seconds(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    /// <summary>The error code goes into messages, so it must look like one: a server that echoes a secret is not echoed in turn.</summary>
    private static string? Code(string? error)
        => error is { Length: <= MaxErrorCodeLength } && error.All(static c => char.IsAsciiLetterLower(c) || c == '_') ? error : null;
}
