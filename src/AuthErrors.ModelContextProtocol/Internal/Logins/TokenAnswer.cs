using System;
using System.Text.Json;

namespace AuthErrors.Internal.Logins;

/// <summary>What a token endpoint answered: an object, from a server that may send anything.</summary>
internal static class TokenAnswer
{
    /// <summary>Reads a member.</summary>
    /// <returns><see langword="null"/> when it is no text, or the answer no object. The SDK reads a token's answer too, and says what is wrong with it.</returns>
    public static string? ReadText(ReadOnlyMemory<byte> utf8Json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
