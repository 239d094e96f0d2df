using System;

namespace AuthErrors;

/// <summary>Where and as whom a refresh token is exchanged (RFC 6749, section 6).</summary>
public sealed class RefreshTokenIssuerOptions
{
    /// <summary>The token endpoint of the authorization server: https, or http on this machine.</summary>
    public required Uri TokenEndpoint { get; set; }

    /// <summary>The client that the refresh token was issued to; <see langword="null"/> where the server knows it otherwise.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of a confidential client. Public clients have none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where the secret is put. Of no meaning without one.</summary>
    public ClientAuthentication ClientAuthentication { get; set; }

    /// <summary>The scope to ask for; <see langword="null"/> for that of the grant.</summary>
    public string? Scope { get; set; }

    /// <summary>The resource that the token is for (RFC 8707); <see langword="null"/> for that of the grant.</summary>
    public string? Resource { get; set; }

    /// <summary>How often the endpoint is asked when it cannot be reached or fails with 5xx.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long to wait before the second attempt; twice as long before the third, and so on.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock, for delays and for the end of the tokens.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
