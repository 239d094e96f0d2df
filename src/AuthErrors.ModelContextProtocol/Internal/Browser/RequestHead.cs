using System;
using System.Linq;
using System.Text;

namespace AuthErrors.Internal.Browser;

/// <summary>The head of an HTTP request (RFC 9112), as far as a redirect needs it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, as it was sent.</param>
/// <param name="Query">What follows the question mark.</param>
/// <param name="Host">The one value of the field of this name.</param>
internal sealed record RequestHead(string Method, string Path, string Query, string Host)
{
    /// <summary>Reads a head.</summary>
    /// <param name="bytes">The head, without the empty line at its end.</param>
    /// <returns>The head; <see langword="null"/> when it is none.</returns>
    public static RequestHead? Parse(ReadOnlySpan<byte> bytes)
    {
        const string HostField = "Host:";
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        var hosts = lines.Where(static line => line.StartsWith(HostField, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (lines[0].Split(' ') is not [var method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"] || hosts is not [var host])
        {
            return null;
        }

        var end = target.IndexOf('?', StringComparison.Ordinal);
        return end < 0
            ? new RequestHead(method, target, "", host[HostField.Length..].Trim())
            : new RequestHead(method, target[..end], target[(end + 1)..], host[HostField.Length..].Trim());
    }
}
