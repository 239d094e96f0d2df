using System;

namespace AuthErrors.Internal;

/// <summary>An authorization code became a token (RFC 6749, section 4.1.3).</summary>
internal sealed class CodeExchange(string accessToken, Uri tokenEndpoint, string? resource)
{
    /// <summary>The token. A secret.</summary>
    public string AccessToken { get; } = accessToken;

    /// <summary>Where that was.</summary>
    public Uri TokenEndpoint { get; } = tokenEndpoint;

    /// <summary>What the token is for (RFC 8707), when that was said.</summary>
    public string? Resource { get; } = resource;
}
