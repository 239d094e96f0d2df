using System;

namespace AuthErrors.Internal.Envelopes;

/// <summary>A number of JSON: RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    /// <summary>The length of the number at the beginning of a text.</summary>
    /// <returns>0 when there is no valid one.</returns>
    public static int GetLength(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        if (at < text.Length && text[at] == '0')
        {
            at++;
        }
        else if (!TryTakeDigits(text, ref at))
        {
            return 0;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!TryTakeDigits(text, ref at))
            {
                return 0;
            }
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
            {
                at++;
            }

            if (!TryTakeDigits(text, ref at))
            {
                return 0;
            }
        }

        return at;
    }

    private static bool TryTakeDigits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            at++;
        }

        return at > start;
    }
}
