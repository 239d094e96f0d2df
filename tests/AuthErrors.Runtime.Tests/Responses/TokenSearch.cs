using System;
using System.Text;
using System.Text.Json;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>The plain search for a value, token by token, that says what the fast one must say.</summary>
internal sealed class TokenSearch
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    private TokenSearch()
    {
    }

    /// <summary>What was found; <see cref="JsonTokenType.None"/> when there is nothing.</summary>
    public JsonTokenType Kind { get; private set; }

    /// <summary>Of a string: what it says, or as it was sent when it is no text.</summary>
    public string? Text { get; private set; }

    /// <summary>Whether a string is a text.</summary>
    public bool IsText { get; private set; }

    /// <summary>Of a number that is a decimal.</summary>
    public decimal? Number { get; private set; }

    /// <summary>Whether the search ended at a mistake inside an object or array that it passed over.</summary>
    public bool BrokeInside { get; private set; }

    public static TokenSearch Find(ReadOnlySpan<byte> utf8Json, string[] path, bool entersArrays)
    {
        var search = new TokenSearch();
        var reader = new Utf8JsonReader(Trim(utf8Json), Options);
        try
        {
            reader.Read();
            foreach (var step in path)
            {
                if (!search.TryEnter(ref reader, step, entersArrays))
                {
                    return search;
                }
            }

            search.Take(ref reader);
        }
        catch (JsonException)
        {
            // Nothing is found behind a mistake.
        }

        return search;
    }

    /// <summary>Whether a text is valid, an object, and has a first error that is something and no result.</summary>
    public static bool IsErrorWithoutResult(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(Trim(utf8Json).ToArray(), new JsonDocumentOptions { MaxDepth = int.MaxValue });
            JsonElement? error = null;
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (Is(member, "result"))
                {
                    return false;
                }

                if (Is(member, "error"))
                {
                    error ??= member.Value;
                }
            }

            return error is { ValueKind: not JsonValueKind.Null };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Is(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8Json) => utf8Json is [0xEF, 0xBB, 0xBF, ..] ? utf8Json[3..] : utf8Json;

    private bool TryEnter(ref Utf8JsonReader reader, string step, bool entersArrays)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isNamed = IsNamed(ref reader, step);
                reader.Read();
                if (isNamed)
                {
                    return true;
                }

                Skip(ref reader);
            }
        }
        else if (entersArrays && reader.TokenType == JsonTokenType.StartArray && step is "0" or "1")
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (index == step[0] - '0')
                {
                    return true;
                }

                Skip(ref reader);
            }
        }

        return false;
    }

    private static bool IsNamed(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        BrokeInside = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        reader.Skip();
        BrokeInside = false;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        Kind = reader.TokenType;
        if (Kind == JsonTokenType.String)
        {
            Text = Encoding.UTF8.GetString(reader.ValueSpan);
            try
            {
                Text = reader.GetString();
                IsText = true;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, or bytes that are no UTF-8.
            }
        }
        else if (Kind == JsonTokenType.Number && reader.TryGetDecimal(out var number))
        {
            Number = number;
        }
    }
}
