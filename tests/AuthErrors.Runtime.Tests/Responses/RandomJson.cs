using System;
using System.Globalization;
using System.Text;

namespace AuthErrors.Runtime.Tests.Responses;

/// <summary>Writes valid JSON texts that are hard on a scanner, and breaks them.</summary>
internal sealed class RandomJson(int seed)
{
    /// <summary>How many documents a comparison takes, each with what comes of breaking it. Mutation testing, which runs the tests a thousand times, asks for fewer.</summary>
    public static int Rounds { get; } = int.TryParse(Environment.GetEnvironmentVariable("AUTHERRORS_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 14_000;

    private static readonly byte[][] Names = Encode("error_code", "error_code", "message", "error", "error", "code", "result", "a", "0", "");
    private static readonly byte[][] Pieces = Encode(
        "x", "{", "}", "[", "]", ",", ":", "'", " ", "é", "😀", "\u2028", "error_code", "\\\"", "\\\\", "\\/", "\\n", "\\u0022", "\\u005C", "\\u00e9", "\\ud83d\\uDE00", "\\ud83d", "\\ude00", "\u007f");

    private static readonly byte[][] Scalars = Encode(
        "0", "1", "1.0", "10e-1", "-0", "0.0E+2", "-12.5e3", "1e400", "1e-40", "79228162514264337593543950336", "123456789012345678901234567890", "true", "false", "null", "\"\"", "\"x\"");

    private static readonly byte[] Hostile = "{}[]\":,\\/ \n\u0001\u007f01-.eEtfnu"u8.ToArray();

    private static readonly byte[] Space = " \t\n\r"u8.ToArray();

    private readonly Random _random = new(seed);
    private readonly byte[] _text = new byte[16 * 1024];
    private int _length;

    public int Next(int below) => _random.Next(below);

    public T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    /// <summary>A valid text.</summary>
    public ReadOnlySpan<byte> NextDocument()
    {
        _length = 0;
        if (IsOneOf(20))
        {
            Put([0xEF, 0xBB, 0xBF]);
        }

        PutSpace();
        if (IsOneOf(20))
        {
            PutValue(depth: 0);
        }
        else
        {
            PutObject(depth: 0);
        }

        PutSpace();
        return _text.AsSpan(0, _length);
    }

    /// <summary>A beginning of a text, the whole at most.</summary>
    public ReadOnlySpan<byte> Truncate(ReadOnlySpan<byte> text) => text[..Next(text.Length + 1)];

    /// <summary>A text with one to three changes; it may still be valid.</summary>
    public ReadOnlySpan<byte> Mutate(ReadOnlySpan<byte> text)
    {
        var changed = text.ToArray();
        for (var rest = Next(3); rest >= 0 && changed.Length > 0; rest--)
        {
            var at = Next(changed.Length);
            var end = Math.Min(changed.Length, at + 1 + Next(IsOneOf(4) ? 80 : 4));
            switch (Next(5))
            {
                case 0:
                    changed[at] = Pick(Hostile);
                    break;
                case 1:
                    changed[at] ^= (byte)(1 << Next(8));
                    break;
                case 2:
                    changed = [.. changed[..at], .. changed[end..]];
                    break;
                case 3:
                    changed = [.. changed[..at], Pick(Hostile), .. changed[at..]];
                    break;
                default:
                    var into = Next(changed.Length);
                    changed = [.. changed[..into], .. changed[at..end], .. changed[into..]];
                    break;
            }
        }

        return changed;
    }

    private static byte[][] Encode(params string[] texts) => Array.ConvertAll(texts, Encoding.UTF8.GetBytes);

    private bool IsOneOf(int count) => _random.Next(count) == 0;

    private void PutObject(int depth)
    {
        Put("{"u8);
        for (var rest = Next(depth == 0 ? 12 : 5); rest > 0; rest--)
        {
            PutSpace();
            PutName();
            PutSpace();
            Put(":"u8);
            PutSpace();
            PutValue(depth + 1);
            PutSpace();
            Put(rest == 1 ? ""u8 : ","u8);
        }

        Put("}"u8);
    }

    private void PutArray(int depth)
    {
        Put("["u8);
        for (var rest = Next(4); rest > 0; rest--)
        {
            PutSpace();
            PutValue(depth + 1);
            PutSpace();
            Put(rest == 1 ? ""u8 : ","u8);
        }

        Put("]"u8);
    }

    private void PutValue(int depth)
    {
        switch (Next(depth < 6 ? 7 : 4))
        {
            case 0 or 1 or 2:
                PutString();
                break;
            case 3:
                Put(Pick(Scalars));
                break;
            case 4 or 5:
                PutObject(depth);
                break;
            default:
                // Now and then deeper than a reader goes by itself.
                var abyss = IsOneOf(50) ? 100 : 0;
                PutRun((byte)'[', abyss);
                PutArray(depth);
                PutRun((byte)']', abyss);
                break;
        }
    }

    private void PutName()
    {
        if (IsOneOf(8))
        {
            PutString();
            return;
        }

        Put("\""u8);
        var name = Pick(Names);
        var escaped = IsOneOf(4) ? Next(name.Length + 1) : -1;
        for (var i = 0; i < name.Length; i++)
        {
            if (i == escaped)
            {
                Put(Encoding.ASCII.GetBytes(IsOneOf(2) ? $"\\u{name[i]:x4}" : $"\\u{name[i]:X4}"));
            }
            else
            {
                Put(name.AsSpan(i, 1));
            }
        }

        Put("\""u8);
    }

    private void PutString()
    {
        Put("\""u8);
        for (var rest = Next(6); rest > 0; rest--)
        {
            // Runs that cross the border of a block.
            var piece = Pick(Pieces);
            for (var times = IsOneOf(6) ? 1 + Next(70) : 1; times > 0; times--)
            {
                Put(piece);
            }
        }

        Put("\""u8);
    }

    private void PutSpace()
    {
        if (IsOneOf(6))
        {
            PutRun(Pick(Space), IsOneOf(10) ? Next(70) : 1);
        }
    }

    private void PutRun(byte single, int count)
    {
        _text.AsSpan(_length, count).Fill(single);
        _length += count;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_text.AsSpan(_length));
        _length += bytes.Length;
    }
}
