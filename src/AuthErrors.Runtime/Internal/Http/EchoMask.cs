using System;
using System.Globalization;

namespace AuthErrors.Internal.Http;

/// <summary>Hides a credential that a server repeats in its answer: what is read there ends in the texts of errors.</summary>
internal static class EchoMask
{
    private const int UnicodeEscapeLength = 6;

    /// <summary>Fills every place where the token stands, as it is or with the escapes of JSON.</summary>
    /// <param name="body">What the server answered. It is not changed.</param>
    /// <param name="token">The credential of the request.</param>
    /// <returns>The body, or a copy of the same length.</returns>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body, AuthToken? token)
    {
        byte[]? masked = null;
        for (var at = 0; token is not null && at < body.Length; at++)
        {
            if (Match(body.Span[at..], token.AccessToken) is > 0 and var length)
            {
                masked ??= body.ToArray();
                masked.AsSpan(at, length).Fill((byte)'*');
                at += length - 1;
            }
        }

        return masked ?? body;
    }

    public static string? Apply(string? text, AuthToken? token)
        => token is null ? text : text?.Replace(token.AccessToken, "***", StringComparison.Ordinal);

    /// <summary>How many bytes the secret takes at the start of the text; 0 when something else stands there.</summary>
    private static int Match(ReadOnlySpan<byte> text, string secret)
    {
        var at = 0;
        foreach (var character in secret)
        {
            var length = MatchCharacter(text[at..], character);
            if (length == 0)
            {
                return 0;
            }

            at += length;
        }

        return at;
    }

    /// <summary>A character of a credential is visible ASCII: in JSON it may stand as it is, behind a backslash, or as its number (RFC 8259, section 7).</summary>
    private static int MatchCharacter(ReadOnlySpan<byte> text, char character)
    {
        if (text.Length >= UnicodeEscapeLength && text[0] == '\\' && text[1] == 'u')
        {
            return int.TryParse(text[2..UnicodeEscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number == character
                ? UnicodeEscapeLength
                : 0;
        }

        if (text.Length >= 2 && text[0] == '\\' && text[1] == character)
        {
            return 2;
        }

        return text.Length >= 1 && text[0] == character ? 1 : 0;
    }
}
