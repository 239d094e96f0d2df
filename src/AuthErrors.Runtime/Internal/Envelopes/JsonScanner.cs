using System;
using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly byte Peek() => ByteAt(_utf8Json, _at);

    /// <summary>Goes into an object, to be read by <see cref="TryReadName"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnterObject() => TryEnter((byte)'{');

    /// <summary>Goes into an array, to be read by <see cref="TryReachItem"/>.</summary>
    public bool TryEnterArray() => TryEnter((byte)'[');

    /// <summary>Goes into an object, and stops at the value of the first member of a name.</summary>
    public bool TryFindMember(scoped ReadOnlySpan<byte> utf8Name)
    {
        if (!TryEnterObject())
        {
            return false;
        }

        // Unlike fields, locals can stay in registers.
        var json = _utf8Json;
        var at = SkipSpace(json, _at);
        while (true)
        {
            var end = JsonString.Skip(json, at, out var isEscaped);
            var value = SkipColon(json, end);
            if (value == 0)
            {
                return Break();
            }

            if (new JsonText(json[at..end], isEscaped).Is(utf8Name))
            {
                _isFirst = false;
                return GoTo(value);
            }

            at = SkipSpace(json, SkipValue(json, value));
            if (ByteAt(json, at) != ',')
            {
                return Break();
            }

            at = SkipSpace(json, at + 1);
        }
    }

    /// <summary>Reads the name of the next member, and stops at its value.</summary>
    /// <returns>False at the end of the object, which is then left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadName(out JsonText name)
    {
        name = default;
        if (!TryReachNext((byte)'}'))
        {
            return false;
        }

        var start = _at;
        var end = JsonString.Skip(_utf8Json, start, out var isEscaped);
        var value = SkipColon(_utf8Json, end);
        if (value == 0)
        {
            return Break();
        }

        name = new JsonText(_utf8Json[start..end], isEscaped);
        return GoTo(value);
    }

    /// <summary>Stops at the next item.</summary>
    /// <returns>False at the end of the array, which is then left.</returns>
    public bool TryReachItem() => TryReachNext((byte)']');

    /// <summary>Reads a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadString(out JsonText text)
    {
        var start = _at;
        var end = JsonString.Skip(_utf8Json, start, out var isEscaped);
        text = new JsonText(_utf8Json[(end == 0 ? 0 : start)..end], isEscaped);
        return GoTo(end);
    }

    /// <summary>Reads a number.</summary>
    public bool TryReadNumber(out ReadOnlySpan<byte> number)
    {
        var start = _at;
        var end = SkipNumber(_utf8Json, start, _isInside);
        number = _utf8Json[(end == 0 ? 0 : start)..end];
        return GoTo(end);
    }

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool TryReadLiteral(ReadOnlySpan<byte> literal) => GoTo(SkipLiteral(_utf8Json, _at, literal));

    /// <summary>Passes over an item or the value of a member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySkip() => GoTo(SkipValue(_utf8Json, _at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryEnter(byte bracket)
    {
        _isInside = true;
        _isFirst = true;
        return GoTo(Peek() == bracket ? _at + 1 : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReachNext(byte end)
    {
        var at = SkipSpace(_utf8Json, _at);
        var next = ByteAt(_utf8Json, at);
        var isFirst = _isFirst;
        _isFirst = false;
        if (next == ',' && !isFirst)
        {
            _at = SkipSpace(_utf8Json, at + 1);
            return true;
        }

        if (next == end)
        {
            _at = at + 1;
            return false;
        }

        return GoTo(isFirst ? at : 0);
    }

    /// <summary>Goes to a place; to the end, where nothing is found any more, from a mistake, which is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool GoTo(int place)
    {
        _at = place;
        return place != 0 || Break();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Break()
    {
        _at = _utf8Json.Length;
        return false;
    }

    // What follows goes from the place of something to the place behind it, or to 0 when it is not valid: nothing ends there. Behind what is not valid nothing
    // is found either, since at 0 there is at most white space before a bracket that opens.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipColon(ReadOnlySpan<byte> json, int at)
    {
        at = SkipSpace(json, at);
        return ByteAt(json, at) == ':' ? SkipSpace(json, at + 1) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipValue(ReadOnlySpan<byte> json, int at) => ByteAt(json, at) == '"' ? JsonString.Skip(json, at, out _) : SkipOther(json, at);

    private static int SkipOther(ReadOnlySpan<byte> json, int at)
        => ByteAt(json, at) switch
        {
            (byte)'{' or (byte)'[' => SkipNested(json, at),
            (byte)'t' => SkipLiteral(json, at, "true"u8),
            (byte)'f' => SkipLiteral(json, at, "false"u8),
            (byte)'n' => SkipLiteral(json, at, "null"u8),
            _ => SkipNumber(json, at, isInside: true),
        };

    private static int SkipNested(ReadOnlySpan<byte> json, int at)
    {
        var length = NestedValue.GetLength(json[at..]);
        return length < 0 ? 0 : at + length;
    }

    private static int SkipLiteral(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) => json[at..].StartsWith(literal) ? at + literal.Length : 0;

    private static int SkipNumber(ReadOnlySpan<byte> json, int at, bool isInside)
    {
        var length = JsonNumber.GetLength(json[at..]);
        return length > 0 && IsNumberOver(json, at + length, isInside) ? at + length : 0;
    }

    /// <summary>Whether a number ends here. The end of the text ends it only where it is all of the text; a slash begins a comment, for the reader of tokens.</summary>
    private static bool IsNumberOver(ReadOnlySpan<byte> json, int at, bool isInside)
        => at < json.Length
            ? json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'/'
            : !isInside;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ReadOnlySpan<byte> json, int at) => ByteAt(json, at) > ' ' ? at : SkipSpaces(json, at);

    private static int SkipSpaces(ReadOnlySpan<byte> json, int at)
    {
        while (ByteAt(json, at) is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }
}
