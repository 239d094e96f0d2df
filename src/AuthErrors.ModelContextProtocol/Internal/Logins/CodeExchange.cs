using System;

namespace AuthErrors.Internal.Logins;

/// <summary>An authorization code became a token (RFC 6749, section 4.1.3).</summary>
internal sealed class CodeExchange
{
    /// <summary>The token. A secret.</summary>
    public required string AccessToken { get; init; }

    /// <summary>How often there had been a logout when it began. One that came since has ended it.</summary>
    public required int Logouts { get; init; }

    /// <summary>Where that was.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>Where the client was answered.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>What the token is for (RFC 8707), when that was said.</summary>
    public string? Resource { get; init; }
}
