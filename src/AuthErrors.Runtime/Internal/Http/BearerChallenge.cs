using System;
using System.Net.Http.Headers;

namespace AuthErrors.Internal.Http;

/// <summary>Reads the <c>error</c> of a <c>WWW-Authenticate: Bearer</c> challenge (RFC 6750, section 3).</summary>
internal static class BearerChallenge
{
    public const string InsufficientScope = "insufficient_scope";

    public static string? ReadError(HttpResponseHeaders headers)
    {
        foreach (var challenge in headers.WwwAuthenticate)
        {
            if (challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && ReadError(challenge.Parameter) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string? ReadError(ReadOnlySpan<char> parameters)
    {
        while (!parameters.IsEmpty)
        {
            var equals = parameters.IndexOf('=');
            if (equals < 0)
            {
                return null;
            }

            var name = parameters[..equals].Trim();
            var value = ReadValue(parameters[(equals + 1)..].TrimStart(), out parameters);
            if (name.Equals("error", StringComparison.OrdinalIgnoreCase) && value.Length > 0)
            {
                return value.ToString();
            }
        }

        return null;
    }

    /// <summary>A token or a quoted string (RFC 9110, section 11.2), and what follows the comma behind it.</summary>
    private static ReadOnlySpan<char> ReadValue(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var start = 0;
        var end = 0;
        if (text.StartsWith("\""))
        {
            start = 1;
            end = 1;
            while (end < text.Length && text[end] != '"')
            {
                // An escaped character may be a quotation mark.
                end += text[end] == '\\' ? 2 : 1;
            }

            end = Math.Min(end, text.Length);
        }

        var comma = text[end..].IndexOf(',');
        rest = comma < 0 ? default : text[(end + comma + 1)..];
        return start > 0 ? text[start..end] : (comma < 0 ? text : text[..comma]).TrimEnd();
    }
}
