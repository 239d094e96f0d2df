using System;

namespace AuthErrors.Internal.Http;

/// <summary>Scheme, host and port (RFC 6454): what a credential is for.</summary>
internal static class Origin
{
    public static bool AreSame(Uri one, Uri? other)
        => other is { IsAbsoluteUri: true }
            && one.Port == other.Port
            && string.Equals(one.Scheme, other.Scheme, StringComparison.Ordinal)
            && HaveSameHost(one, other);

    // Every request is asked for. The name in ASCII, which takes time to make, is of use only where the names as written differ.
    private static bool HaveSameHost(Uri one, Uri other)
        => string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses an address that would let a credential be read on its way.</summary>
    /// <param name="uri">Where credentials are to be sent.</param>
    /// <param name="parameterName">What the caller calls it.</param>
    /// <returns>The address.</returns>
    public static Uri RequireConfidential(Uri uri, string parameterName)
        => uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new ArgumentException($"Credentials are sent over https only, or to this machine: {uri} is neither.", parameterName);
}
