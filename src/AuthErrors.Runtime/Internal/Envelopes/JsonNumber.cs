using System;

namespace AuthErrors.Internal.Envelopes;

/// <summary>A number of JSON: RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    /// <summary>The length of the number at the beginning of a text.</summary>
    /// <returns>0 when there is no valid one.</returns>
    public static int GetLength(ReadOnlySpan<byte> text)
    {
        var start = text is [(byte)'-', ..] ? 1 : 0;
        var at = start < text.Length && text[start] == '0' ? start + 1 : SkipDigits(text, start);
        if (at == start)
        {
            return 0;
        }

        if (at < text.Length && text[at] == '.')
        {
            start = at + 1;
            at = SkipDigits(text, start);
            if (at == start)
            {
                return 0;
            }
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            start = at + 1 < text.Length && text[at + 1] is (byte)'+' or (byte)'-' ? at + 2 : at + 1;
            at = SkipDigits(text, start);
            if (at == start)
            {
                return 0;
            }
        }

        return at;
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            at++;
        }

        return at;
    }
}
