using System;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>The search for the member that a JSON pointer (RFC 6901) names.</summary>
internal ref struct PointerSearch(ReadOnlySpan<byte> utf8Json)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // Only our own limit on the length of a body bounds how deep it nests; the reader does not recurse.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>Stands on the value once it is found.</summary>
    public Utf8JsonReader Value = Open(utf8Json);

    /// <summary>Finds the value.</summary>
    /// <returns>False when it is not there, or stands behind a mistake.</returns>
    public bool TryFind(ReadOnlySpan<byte> pointer)
    {
        try
        {
            var isThere = Value.Read();
            while (isThere && !pointer.IsEmpty)
            {
                var next = pointer[1..].IndexOf((byte)'/') + 1;
                var segment = next == 0 ? pointer : pointer[..next];
                isThere = segment[0] == '/' && TryEnter(segment[1..]);
                pointer = pointer[segment.Length..];
            }

            return isThere;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the string or property name that was found is a text.</summary>
    public readonly bool IsText(ReadOnlySpan<byte> text)
    {
        try
        {
            return Value.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            // With half a surrogate pair, escaped, it is no text at all.
            return false;
        }
    }

    /// <summary>Whether a body is an object with an error and without a result, and valid to its end.</summary>
    public static bool IsErrorWithoutResult(ReadOnlySpan<byte> utf8Json)
    {
        var search = new PointerSearch(utf8Json);
        try
        {
            if (!search.Value.Read() || search.Value.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            bool? isError = null;
            while (search.Value.Read() && search.Value.TokenType == JsonTokenType.PropertyName)
            {
                if (search.IsText("result"u8))
                {
                    return false;
                }

                var isNamed = search.IsText("error"u8);
                search.Value.Read();
                if (isNamed)
                {
                    isError ??= search.Value.TokenType != JsonTokenType.Null;
                }

                search.Value.Skip();
            }

            return isError == true && !search.Value.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> utf8Json)
        => new(utf8Json.StartsWith(ByteOrderMark) ? utf8Json[3..] : utf8Json, Options);

    private bool TryEnter(ReadOnlySpan<byte> segment)
        => Value.TokenType switch
        {
            JsonTokenType.StartObject => TryEnterMember(segment),
            JsonTokenType.StartArray => TryEnterItem(segment),
            _ => false,
        };

    private bool TryEnterMember(ReadOnlySpan<byte> segment)
    {
        Span<byte> name = segment.Length <= 256 ? stackalloc byte[segment.Length] : new byte[segment.Length];
        name = name[..Unescape(segment, name)];
        while (Value.Read() && Value.TokenType == JsonTokenType.PropertyName)
        {
            var isNamed = IsText(name);
            Value.Read();
            if (isNamed)
            {
                return true;
            }

            Value.Skip();
        }

        return false;
    }

    private bool TryEnterItem(ReadOnlySpan<byte> index)
    {
        if (!TryParseIndex(index, out var rest))
        {
            return false;
        }

        while (Value.Read() && Value.TokenType != JsonTokenType.EndArray)
        {
            if (rest-- == 0)
            {
                return true;
            }

            Value.Skip();
        }

        return false;
    }

    private static bool TryParseIndex(ReadOnlySpan<byte> digits, out int index)
    {
        index = 0;
        return !digits.IsEmpty && (digits[0] != '0' || digits.Length == 1) && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out index);
    }

    private static int Unescape(ReadOnlySpan<byte> segment, Span<byte> name)
    {
        var length = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            name[length] = segment[i];
            if (segment[i] == '~' && i + 1 < segment.Length && segment[i + 1] is (byte)'0' or (byte)'1')
            {
                name[length] = segment[++i] == '0' ? (byte)'~' : (byte)'/';
            }

            length++;
        }

        return length;
    }
}
