using System;
using System.Collections.Generic;
using System.Linq;

namespace AuthErrors.Systems;

/// <summary>A client that has registered (RFC 7591). It has no secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RedirectUris">Where answers may be sent.</param>
internal sealed record InstaPodsClient(string Id, IReadOnlyList<string> RedirectUris)
{
    /// <summary>Whether a redirect URI may be registered at all: https, or http on <c>localhost</c>, by name.</summary>
    public static bool IsAllowed(string? redirectUri)
        => Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.Host == "localhost"));

    /// <summary>Whether an answer may be sent there: as registered, but on this machine on any port (RFC 8252, section 7.3).</summary>
    public bool Knows(string redirectUri)
        => IsAllowed(redirectUri) && RedirectUris.Any(registered => WithoutLocalPort(registered) == WithoutLocalPort(redirectUri));

    private static string WithoutLocalPort(string text)
    {
        var uri = new Uri(text);
        return uri.Host == "localhost" ? new UriBuilder(uri) { Port = -1 }.Uri.AbsoluteUri : text;
    }
}
