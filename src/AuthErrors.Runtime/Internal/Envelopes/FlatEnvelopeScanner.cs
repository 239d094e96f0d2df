using System;
using System.Buffers;

namespace AuthErrors.Internal.Envelopes;

/// <summary>
/// Reads a body whose members, as far as it is read, are strings without escapes: nearly every envelope. It goes from quote to quote, several
/// times as fast as a reader of tokens.
/// </summary>
/// <remarks>
/// It answers only where it is certain to say what <see cref="EnvelopeSearch"/> would. Whatever else it meets, be it valid or not, it
/// leaves to that.
/// </remarks>
internal static class FlatEnvelopeScanner
{
    // What ends a plain string, or is in it and makes it another matter: RFC 8259, section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    /// <summary>Finds the wanted members.</summary>
    /// <returns>False when it is not certain; then nothing that it found counts.</returns>
    public static bool TryFind(ReadOnlySpan<byte> utf8Json, EnvelopePaths paths, EnvelopeMember wanted, ref EnvelopeSpans found)
    {
        var rest = utf8Json;
        if (!TryTake(ref rest, (byte)'{'))
        {
            return false;
        }

        do
        {
            if (!TryReadString(ref rest, out var name) || !TryTake(ref rest, (byte)':') || !TryReadString(ref rest, out var value))
            {
                return false;
            }

            // Of a member that stands twice the first counts.
            var here = paths.MatchRoot(name[1..^1], wanted);
            if (here == EnvelopeMember.None)
            {
                continue;
            }

            found.Set(here, JsonText.Plain(value));
            wanted &= ~here;
            if (wanted == EnvelopeMember.None)
            {
                return true;
            }
        }
        while (TryTake(ref rest, (byte)','));

        return TryTake(ref rest, (byte)'}');
    }

    /// <summary>Reads a string without escapes, with its quotes.</summary>
    private static bool TryReadString(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> quoted)
    {
        quoted = default;
        SkipWhitespace(ref rest);
        if (rest.IsEmpty || rest[0] != '"')
        {
            return false;
        }

        var length = rest[1..].IndexOfAny(Special);
        if (length < 0 || rest[length + 1] != '"')
        {
            return false;
        }

        quoted = rest[..(length + 2)];
        rest = rest[(length + 2)..];
        return true;
    }

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, byte punctuation)
    {
        SkipWhitespace(ref rest);
        if (rest.IsEmpty || rest[0] != punctuation)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static void SkipWhitespace(scoped ref ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty && rest[0] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            rest = rest[1..];
        }
    }
}
