using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AuthErrors.Internal.Envelopes;

/// <summary>
/// Finds the end of an object or array without looking at what is in it: 64 bytes at a time it takes the masks of quotes, backslashes and brackets, and counts
/// the brackets that stand outside of strings. The way is that of simdjson (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct NestedValue
{
    private const ulong EvenBits = 0x5555_5555_5555_5555;

    // With this bit set '[' is '{' and ']' is '}', and nothing else is.
    private const byte BracketBit = '{' ^ '[';

    private int _depth;

    // All ones when the blocks so far end in a string.
    private ulong _inString;

    // One when they end in a backslash that escapes what comes next.
    private ulong _escape;

    /// <summary>The length of the object or array at the beginning of a text.</summary>
    /// <returns>-1 when it does not end.</returns>
    public static int GetLength(ReadOnlySpan<byte> utf8Json)
    {
        var nested = default(NestedValue);
        var at = 0;
        for (; utf8Json.Length - at >= ByteBlock.Length; at += ByteBlock.Length)
        {
            var length = nested.FindEnd(utf8Json.Slice(at, ByteBlock.Length));
            if (length >= 0)
            {
                return at + length;
            }
        }

        var rest = FindEndInLast(nested, utf8Json[at..]);
        return rest < 0 ? -1 : at + rest;
    }

    /// <remarks>It has a copy of the state, so that the loop can keep the state in registers.</remarks>
    private static int FindEndInLast(NestedValue nested, ReadOnlySpan<byte> part)
    {
        // Zeros behind the end mean nothing.
        Span<byte> block = stackalloc byte[ByteBlock.Length];
        part.CopyTo(block);
        return nested.FindEnd(block);
    }

    /// <returns>How many bytes of the block belong to the value when it ends there, or else -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindEnd(ReadOnlySpan<byte> block)
    {
        var escaped = FindEscaped(ByteBlock.Find(block, (byte)'\\'));
        var strings = ToRanges(ByteBlock.Find(block, (byte)'"') & ~escaped) ^ _inString;
        _inString = (ulong)((long)strings >> 63);

        var opening = ByteBlock.Find(block, (byte)'{', BracketBit) & ~strings;
        var closing = ByteBlock.Find(block, (byte)'}', BracketBit) & ~strings;
        var closed = BitOperations.PopCount(closing);
        if (closed >= _depth)
        {
            var depth = _depth;
            for (var rest = closing; rest != 0; rest &= rest - 1)
            {
                var before = (rest & (~rest + 1)) - 1;
                depth--;
                if (depth + BitOperations.PopCount(opening & before) == 0)
                {
                    return BitOperations.TrailingZeroCount(rest) + 1;
                }
            }
        }

        _depth += BitOperations.PopCount(opening) - closed;
        return -1;
    }

    /// <summary>The places behind a backslash that is not escaped itself: of a run of backslashes every second, and what follows an odd run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong FindEscaped(ulong backslashes)
    {
        if (backslashes == 0)
        {
            var carried = _escape;
            _escape = 0;
            return carried;
        }

        backslashes &= ~_escape;
        var behind = (backslashes << 1) | _escape;

        // Adding a run to its first bit carries to the bit behind the run, which tells runs that begin at even places and at odd ones apart.
        var oddStarts = backslashes & ~EvenBits & ~behind;
        var sum = oddStarts + backslashes;
        _escape = sum < backslashes ? 1UL : 0UL;
        return (EvenBits ^ (sum << 1)) & behind;
    }

    /// <summary>From marks to ranges: each bit becomes the parity of the marks up to it, so from an opening quote to before its closing one all are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ToRanges(ulong marks)
    {
        marks ^= marks << 1;
        marks ^= marks << 2;
        marks ^= marks << 4;
        marks ^= marks << 8;
        marks ^= marks << 16;
        return marks ^ (marks << 32);
    }
}
