using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AuthErrors.Internal.Envelopes;

/// <summary>
/// Goes through a JSON text forwards, and reads only as much of it as it is asked for. On every valid text it says what a search with a
/// <see cref="System.Text.Json.Utf8JsonReader"/> would.
/// </summary>
/// <remarks>
/// An object or array that is skipped is not validated: only its end is looked for. What is not skipped is. So on a text that is not valid the answers differ
/// from those of the reader of tokens only where the mistake is inside a skipped object or array; in particular a text that breaks off gives the same
/// answer. Behind a mistake, or the end of a text that breaks off, nothing is found any more.
/// </remarks>
internal ref struct JsonScanner(ReadOnlySpan<byte> utf8Json)
{
    // What ends a plain string, or is in it and makes it another matter: RFC 8259, section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    private readonly ReadOnlySpan<byte> _utf8Json = ByteOrderMark.Trim(utf8Json);
    private int _at;
    private bool _isInside;
    private bool _isFirst;

    /// <summary>The byte that the next value or punctuation begins with; 0 at the end, which begins none.</summary>
    public byte Peek()
    {
        _at = SkipSpace(_utf8Json, _at);
        return ByteAt(_utf8Json, _at);
    }

    /// <summary>Goes into an object, to be read by <see cref="TryReadName"/>.</summary>
    public bool TryEnterObject() => TryEnter((byte)'{');

    /// <summary>Goes into an array, to be read by <see cref="TryReachItem"/>.</summary>
    public bool TryEnterArray() => TryEnter((byte)'[');

    /// <summary>Reads the name of the next member, and stops at its value.</summary>
    /// <returns>False at the end of the object, which is then left.</returns>
    public bool TryReadName(out JsonText name)
    {
        name = default;
        return TryReachNext((byte)'}') && TryReadString(out name) && TryTake((byte)':');
    }

    /// <summary>Stops at the next item.</summary>
    /// <returns>False at the end of the array, which is then left.</returns>
    public bool TryReachItem() => TryReachNext((byte)']');

    /// <summary>Reads a string.</summary>
    public bool TryReadString(out JsonText text)
    {
        // Fields that are written and read again for each byte would take most of the time.
        var json = _utf8Json;
        var start = SkipSpace(json, _at);
        if (ByteAt(json, start) != '"')
        {
            text = default;
            return Break();
        }

        var end = start + 1 + GetPlainLength(json[(start + 1)..]);
        var isEscaped = ByteAt(json, end) == '\\';
        if (isEscaped)
        {
            end = SkipEscaped(json, end);
        }

        if (ByteAt(json, end) != '"')
        {
            text = default;
            return Break();
        }

        _at = end + 1;
        text = new JsonText(json[start..(end + 1)], isEscaped);
        return true;
    }

    /// <summary>Reads a number.</summary>
    public bool TryReadNumber(out ReadOnlySpan<byte> number)
    {
        Peek();
        var length = JsonNumber.GetLength(_utf8Json[_at..]);
        number = _utf8Json.Slice(_at, length);
        if (length == 0 || !IsNumberOver(_at + length))
        {
            return Break();
        }

        _at += length;
        return true;
    }

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool TryReadLiteral(ReadOnlySpan<byte> literal)
    {
        Peek();
        if (!_utf8Json[_at..].StartsWith(literal))
        {
            return Break();
        }

        _at += literal.Length;
        return true;
    }

    /// <summary>Passes over a value.</summary>
    public bool TrySkip()
        => Peek() switch
        {
            (byte)'"' => TryReadString(out _),
            (byte)'{' or (byte)'[' => TrySkipNested(),
            (byte)'t' => TryReadLiteral("true"u8),
            (byte)'f' => TryReadLiteral("false"u8),
            (byte)'n' => TryReadLiteral("null"u8),
            _ => TryReadNumber(out _),
        };

    private bool TrySkipNested()
    {
        var length = NestedValue.GetLength(_utf8Json[_at..]);
        if (length < 0)
        {
            return Break();
        }

        _at += length;
        return true;
    }

    private bool TryEnter(byte bracket)
    {
        _isInside = true;
        _isFirst = true;
        return TryTake(bracket);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReachNext(byte end)
    {
        var at = SkipSpace(_utf8Json, _at);
        var isFirst = _isFirst;
        _isFirst = false;
        var next = ByteAt(_utf8Json, at);
        if (next == end)
        {
            _at = at + 1;
            return false;
        }

        if (isFirst)
        {
            return true;
        }

        if (next != ',')
        {
            return Break();
        }

        _at = at + 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(byte punctuation)
    {
        var at = SkipSpace(_utf8Json, _at);
        if (ByteAt(_utf8Json, at) != punctuation)
        {
            return Break();
        }

        _at = at + 1;
        return true;
    }

    /// <summary>Whether a number ends here. The end of the text ends it only where it is all of the text; a slash begins a comment, for the reader of tokens.</summary>
    private readonly bool IsNumberOver(int at)
        => at < _utf8Json.Length
            ? _utf8Json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'/'
            : !_isInside;

    private bool Break()
    {
        _at = _utf8Json.Length;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ByteAt(ReadOnlySpan<byte> utf8Json, int at) => (uint)at < (uint)utf8Json.Length ? utf8Json[at] : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ReadOnlySpan<byte> utf8Json, int at)
    {
        while ((uint)at < (uint)utf8Json.Length && utf8Json[at] <= ' ' && utf8Json[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    /// <summary>The length of the text up to a quote, a backslash, or what may not be in a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int GetPlainLength(ReadOnlySpan<byte> text)
    {
        // Most strings are short: one vector finds their end, and spares them the call.
        if (text.Length >= Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(text);
            var special = Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(bytes, Vector256.Create((byte)' '));
            var places = special.ExtractMostSignificantBits();
            if (places != 0)
            {
                return BitOperations.TrailingZeroCount(places);
            }
        }

        var length = text.IndexOfAny(Special);
        return length < 0 ? text.Length : length;
    }

    /// <summary>Where the string that has an escape here ends, or breaks off.</summary>
    private static int SkipEscaped(ReadOnlySpan<byte> utf8Json, int at)
    {
        while (ByteAt(utf8Json, at) == '\\')
        {
            var length = JsonEscape.GetLength(utf8Json[at..]);
            if (length == 0)
            {
                return at;
            }

            at += length;
            at += GetPlainLength(utf8Json[at..]);
        }

        return at;
    }
}
