using System;
using System.Net.Http;

namespace AuthErrors.Internal;

/// <summary>Who it is that answers, and whom a credential is for: scheme, host and port (RFC 6454).</summary>
internal static class Server
{
    public static bool IsSame(Uri one, Uri? other)
        => other is { IsAbsoluteUri: true } && Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Whether a response is the server's. Where a redirect has led elsewhere, what is said there says nothing of the credential.</summary>
    public static bool HasSent(Uri endpoint, HttpResponseMessage response) => IsSame(endpoint, response.RequestMessage?.RequestUri);
}
