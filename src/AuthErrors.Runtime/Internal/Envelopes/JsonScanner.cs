using System;
using System.Buffers;
using System.Numerics;
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
        var at = _at;
        while (at < _utf8Json.Length && _utf8Json[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        _at = at;
        return at < _utf8Json.Length ? _utf8Json[at] : (byte)0;
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
        text = default;
        if (!TryTake((byte)'"'))
        {
            return false;
        }

        var start = _at - 1;
        var at = _at;
        var isEscaped = false;
        while (true)
        {
            at += GetPlainLength(_utf8Json[at..]);
            if (at >= _utf8Json.Length || _utf8Json[at] < ' ')
            {
                return Break();
            }

            if (_utf8Json[at] == '"')
            {
                _at = at + 1;
                text = new JsonText(_utf8Json[start.._at], isEscaped);
                return true;
            }

            isEscaped = true;
            var length = JsonEscape.GetLength(_utf8Json[at..]);
            if (length == 0)
            {
                return Break();
            }

            at += length;
        }
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

    private bool TryReachNext(byte end)
    {
        var next = Peek();
        var isFirst = _isFirst;
        _isFirst = false;
        if (next == end)
        {
            _at++;
            return false;
        }

        return isFirst || TryTake((byte)',');
    }

    private bool TryTake(byte punctuation)
    {
        if (Peek() != punctuation)
        {
            return Break();
        }

        _at++;
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

    private static int GetPlainLength(ReadOnlySpan<byte> text)
    {
        // Most strings are short, and one vector spares them the call.
        if (text.Length >= Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(text);
            var special = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
            if (special != Vector128<byte>.Zero)
            {
                return BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            }
        }

        var length = text.IndexOfAny(Special);
        return length < 0 ? text.Length : length;
    }
}
