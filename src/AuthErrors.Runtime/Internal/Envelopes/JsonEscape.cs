using System;
using System.Text;

namespace AuthErrors.Internal.Envelopes;

/// <summary>What begins with a backslash in a JSON string: RFC 8259, section 7.</summary>
internal static class JsonEscape
{
    private const int ShortLength = 2;
    private const int HexLength = 6;

    /// <summary>The length of the escape at the beginning of a text.</summary>
    /// <returns>0 when there is no valid one.</returns>
    public static int GetLength(ReadOnlySpan<byte> text)
        => text.Length < ShortLength ? 0
            : text[1] switch
            {
                (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => ShortLength,
                (byte)'u' when text.Length >= HexLength && IsHex(text[2]) && IsHex(text[3]) && IsHex(text[4]) && IsHex(text[5]) => HexLength,
                _ => 0,
            };

    /// <summary>Takes the escape at the beginning of a text, which must be valid.</summary>
    /// <param name="text">The text; afterwards what follows.</param>
    /// <param name="character">What the escape stands for, or the escapes of both halves of a surrogate pair.</param>
    /// <returns>False for half a surrogate pair, which stands for no character.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> text, out Rune character)
    {
        if (text[1] != 'u')
        {
            character = new Rune(text[1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                var itself => (char)itself,
            });
            text = text[ShortLength..];
            return true;
        }

        var first = ReadHex(text);
        text = text[HexLength..];
        if (!char.IsHighSurrogate(first) || text is not [(byte)'\\', (byte)'u', ..])
        {
            return Rune.TryCreate(first, out character);
        }

        var second = ReadHex(text);
        text = text[HexLength..];
        return Rune.TryCreate(first, second, out character);
    }

    private static bool IsHex(byte digit) => char.IsAsciiHexDigit((char)digit);

    private static char ReadHex(ReadOnlySpan<byte> escape) => (char)((Digit(escape[2]) << 12) | (Digit(escape[3]) << 8) | (Digit(escape[4]) << 4) | Digit(escape[5]));

    /// <summary>What a hexadecimal digit is worth: the low bits of '0' to '9' say it, those of letters say it from 1 on, and only letters have the bit 64.</summary>
    private static int Digit(byte hex) => (hex & 0xF) + 9 * (hex >> 6);
}
