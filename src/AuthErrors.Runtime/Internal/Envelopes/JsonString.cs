using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Finds the end of a string of JSON (RFC 8259, section 7).</summary>
internal static class JsonString
{
    // What ends a plain string, or is in it and makes it another matter.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    /// <summary>Goes from the quote that opens a string to behind that which closes it.</summary>
    /// <returns>0 when no valid string begins here: none ends there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Skip(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        if ((uint)at >= (uint)json.Length || json[at] != '"')
        {
            return 0;
        }

        // Most strings are short and plain: one vector finds their end.
        var text = json[(at + 1)..];
        if (text.Length >= Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(text);
            var quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();

            // Where there is no quote, the bits below the first are all bits.
            if (quotes != 0 && (FindOther(bytes) & ~quotes & (quotes - 1)) == 0)
            {
                return at + BitOperations.TrailingZeroCount(quotes) + 2;
            }
        }

        // A variable that a call sets is in memory; this one is not the caller's.
        var end = SkipLong(json, at, out var isLongEscaped);
        isEscaped = isLongEscaped;
        return end;
    }

    private static int SkipLong(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        at++;
        while (true)
        {
            var length = json[at..].IndexOfAny(Special);
            if (length < 0)
            {
                return 0;
            }

            at += length;
            if (json[at] != '\\')
            {
                return json[at] == '"' ? at + 1 : 0;
            }

            isEscaped = true;
            length = GetLengthOfEscapes(json[at..]);
            if (length == 0)
            {
                return 0;
            }

            at += length;
        }
    }

    /// <summary>Passes over an escape and those near it: where there is one there are more.</summary>
    /// <returns>How long they are together with what stands between them; 0 when one is not valid.</returns>
    private static int GetLengthOfEscapes(ReadOnlySpan<byte> text)
    {
        var places = text.Length >= Vector256<byte>.Count ? FindSpecial(Vector256.Create(text)) : 1U;
        var passed = 0;
        while (places != 0)
        {
            var next = BitOperations.TrailingZeroCount(places);
            if (text[next] != '\\')
            {
                return next;
            }

            var length = JsonEscape.GetLength(text[next..]);
            if (length == 0)
            {
                return 0;
            }

            // What the escape covers is passed; a shift by all bits would shift by none.
            passed = next + length;
            places = (uint)((ulong)places >> passed << passed);
        }

        return passed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindSpecial(Vector256<byte> bytes)
        => Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits() | FindOther(bytes);

    /// <summary>What may not stand in a string as it is, but for the quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindOther(Vector256<byte> bytes)
        => (Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
}
