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
internal ref struct JsonScanner
{
    // What ends a plain string, or is in it and makes it another matter: RFC 8259, section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    private readonly ReadOnlySpan<byte> _utf8Json;
    private int _at;
    private bool _isInside;
    private bool _isFirst;

    public JsonScanner(ReadOnlySpan<byte> utf8Json)
    {
        _utf8Json = ByteOrderMark.Trim(utf8Json);
        _at = SkipSpace(_utf8Json, 0);
    }

    /// <summary>The byte that the value begins with; 0 when there is none, which begins none.</summary>
    public readonly byte Peek() => ByteAt(_utf8Json, _at);

    /// <summary>Goes into an object, to be read by <see cref="TryReadName"/>.</summary>
    public bool TryEnterObject() => TryEnter((byte)'{');

    /// <summary>Goes into an array, to be read by <see cref="TryReachItem"/>.</summary>
    public bool TryEnterArray() => TryEnter((byte)'[');

    /// <summary>Reads the name of the next member, and stops at its value.</summary>
    /// <returns>False at the end of the object, which is then left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadName(out JsonText name)
    {
        // A place in a local is much faster than one in the field.
        var json = _utf8Json;
        if (!TryReachNext(json, (byte)'}', out var start))
        {
            name = default;
            return false;
        }

        if (!TryFindStringEnd(json, start, out var end, out var isEscaped))
        {
            name = default;
            return Break();
        }

        name = new JsonText(json[start..end], isEscaped);
        var colon = SkipSpace(json, end);
        if (ByteAt(json, colon) != ':')
        {
            return Break();
        }

        _at = SkipSpace(json, colon + 1);
        return true;
    }

    /// <summary>Stops at the next item.</summary>
    /// <returns>False at the end of the array, which is then left.</returns>
    public bool TryReachItem()
    {
        if (!TryReachNext(_utf8Json, (byte)']', out var item))
        {
            return false;
        }

        _at = item;
        return true;
    }

    /// <summary>Reads a string.</summary>
    public bool TryReadString(out JsonText text)
    {
        var start = _at;
        if (!TryFindStringEnd(_utf8Json, start, out var end, out var isEscaped))
        {
            text = default;
            return Break();
        }

        text = new JsonText(_utf8Json[start..end], isEscaped);
        _at = end;
        return true;
    }

    /// <summary>Reads a number.</summary>
    public bool TryReadNumber(out ReadOnlySpan<byte> number)
    {
        var length = JsonNumber.GetLength(_utf8Json[_at..]);
        number = _utf8Json.Slice(_at, length);
        return length > 0 && IsNumberOver(_at + length) ? Pass(length) : Break();
    }

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool TryReadLiteral(ReadOnlySpan<byte> literal) => _utf8Json[_at..].StartsWith(literal) ? Pass(literal.Length) : Break();

    /// <summary>Passes over a value.</summary>
    public bool TrySkip()
    {
        if (!TryFindStringEnd(_utf8Json, _at, out var end, out _))
        {
            return TrySkipOther();
        }

        _at = end;
        return true;
    }

    private bool TrySkipOther()
        => Peek() switch
        {
            (byte)'{' or (byte)'[' => TrySkipNested(),
            (byte)'t' => TryReadLiteral("true"u8),
            (byte)'f' => TryReadLiteral("false"u8),
            (byte)'n' => TryReadLiteral("null"u8),
            _ => TryReadNumber(out _),
        };

    private bool TrySkipNested()
    {
        var length = NestedValue.GetLength(_utf8Json[_at..]);
        return length >= 0 ? Pass(length) : Break();
    }

    private bool TryEnter(byte bracket)
    {
        _isInside = true;
        _isFirst = true;
        return Peek() == bracket ? Pass(1) : Break();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReachNext(ReadOnlySpan<byte> json, byte end, out int element)
    {
        element = SkipSpace(json, _at);
        var next = ByteAt(json, element);
        var isFirst = _isFirst;
        _isFirst = false;
        if (next == end)
        {
            _at = element + 1;
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

        element = SkipSpace(json, element + 1);
        return true;
    }

    /// <summary>Whether a number ends here. The end of the text ends it only where it is all of the text; a slash begins a comment, for the reader of tokens.</summary>
    private readonly bool IsNumberOver(int at)
        => at < _utf8Json.Length
            ? _utf8Json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'/'
            : !_isInside;

    private bool Pass(int length)
    {
        _at += length;
        return true;
    }

    private bool Break()
    {
        _at = _utf8Json.Length;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] <= ' ' && json[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    /// <summary>Finds the place behind the string that begins here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFindStringEnd(ReadOnlySpan<byte> json, int start, out int end, out bool isEscaped)
    {
        // Most strings are short and plain: one vector finds their end.
        isEscaped = false;
        end = start + 1;
        if (ByteAt(json, start) != '"')
        {
            return false;
        }

        if (json.Length - end >= Vector256<byte>.Count)
        {
            var places = FindSpecial(json[end..]);
            end += BitOperations.TrailingZeroCount(places) + 1;
            if (places != 0 && json[end - 1] == '"')
            {
                return true;
            }
        }

        return TryFindLongStringEnd(json, start, out end, out isEscaped);
    }

    private static bool TryFindLongStringEnd(ReadOnlySpan<byte> json, int start, out int end, out bool isEscaped)
    {
        isEscaped = false;
        end = start + 1;
        while (true)
        {
            var length = json[end..].IndexOfAny(Special);
            if (length < 0)
            {
                return false;
            }

            end += length;
            if (json[end] != '\\')
            {
                return json[end++] == '"';
            }

            isEscaped = true;
            if (!TrySkipEscapes(json, ref end))
            {
                return false;
            }
        }
    }

    /// <summary>Passes over an escape and those near it: where there is one there are more.</summary>
    private static bool TrySkipEscapes(ReadOnlySpan<byte> json, ref int at)
    {
        var places = json.Length - at >= Vector256<byte>.Count ? FindSpecial(json[at..]) : 1U;
        for (var seen = 0; places != 0;)
        {
            var next = BitOperations.TrailingZeroCount(places);
            at += next - seen;
            seen = next;
            if (json[at] != '\\')
            {
                return true;
            }

            var length = JsonEscape.GetLength(json[at..]);
            if (length == 0)
            {
                return false;
            }

            at += length;
            seen += length;

            // What the escape covers was seen; a shift by all bits would shift by none.
            places = (uint)((ulong)places >> seen << seen);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindSpecial(ReadOnlySpan<byte> text)
    {
        var bytes = Vector256.Create(text);
        var special = Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
            | Vector256.LessThan(bytes, Vector256.Create((byte)' '));
        return special.ExtractMostSignificantBits();
    }
}
