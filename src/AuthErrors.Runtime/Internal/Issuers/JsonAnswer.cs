using System;
using System.Text.Json;

namespace AuthErrors.Internal.Issuers;

/// <summary>Reads the JSON object that an endpoint answers with, from a server that may send anything.</summary>
internal static class JsonAnswer
{
    /// <summary>Reads an object.</summary>
    /// <returns>What was read; <paramref name="nothing"/> when there is no object.</returns>
    public static T Read<T>(ReadOnlySpan<byte> utf8Json, Func<JsonElement, T> read, T nothing)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : nothing;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second one is for text that is not Unicode.
            return nothing;
        }
    }

    /// <summary>A string that is not empty.</summary>
    public static string? Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A number; some servers write it as a string.</summary>
    public static double? Number(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
