using System;
using System.Globalization;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Goes to the value that a JSON pointer (RFC 6901) names.</summary>
internal static class JsonPointer
{
    /// <summary>Goes from a value to one in it.</summary>
    /// <param name="scanner">It stands at the first value, and then at the other.</param>
    /// <param name="utf8Pointer">Where the other is.</param>
    /// <returns>False when there is none, or a mistake before it.</returns>
    public static bool TryFollow(ref JsonScanner scanner, ReadOnlySpan<byte> utf8Pointer)
    {
        while (!utf8Pointer.IsEmpty)
        {
            if (utf8Pointer[0] != '/')
            {
                return false;
            }

            var next = utf8Pointer[1..].IndexOf((byte)'/') + 1;
            var step = next == 0 ? utf8Pointer[1..] : utf8Pointer[1..next];
            utf8Pointer = utf8Pointer[(step.Length + 1)..];
            var isThere = scanner.Peek() == '[' ? TryFindItem(ref scanner, step) : TryFindMember(ref scanner, step);
            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryFindMember(ref JsonScanner scanner, ReadOnlySpan<byte> step)
    {
        Span<byte> wanted = step.Length <= 256 ? stackalloc byte[step.Length] : new byte[step.Length];
        wanted = wanted[..Unescape(step, wanted)];
        return scanner.TryFindMember(wanted);
    }

    private static bool TryFindItem(ref JsonScanner scanner, ReadOnlySpan<byte> step)
    {
        // Section 4: digits without leading zeros.
        var isIndex = step is [(byte)'0'] or [>= (byte)'1' and <= (byte)'9', ..] && !step.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (!isIndex || !int.TryParse(step, CultureInfo.InvariantCulture, out var index) || !scanner.TryEnterArray())
        {
            return false;
        }

        while (scanner.TryReachItem())
        {
            if (index == 0)
            {
                return true;
            }

            index--;
            scanner.TrySkip();
        }

        return false;
    }

    /// <summary>Section 3: "~1" stands for '/', "~0" for '~'.</summary>
    private static int Unescape(ReadOnlySpan<byte> step, Span<byte> name)
    {
        var length = 0;
        for (var at = 0; at < step.Length; at++)
        {
            var isEscape = step[at] == '~' && at + 1 < step.Length && step[at + 1] is (byte)'0' or (byte)'1';
            name[length++] = !isEscape ? step[at] : step[++at] == '0' ? (byte)'~' : (byte)'/';
        }

        return length;
    }
}
