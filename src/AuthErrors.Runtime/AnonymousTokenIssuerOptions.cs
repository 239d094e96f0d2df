using System;

namespace AuthErrors;

/// <summary>Where and as what machine an anonymous token is asked for.</summary>
public sealed class AnonymousTokenIssuerOptions
{
    /// <summary>Where machines register: https, or http on this machine.</summary>
    public required Uri RegistrationEndpoint { get; set; }

    /// <summary>What tells this machine from others; <see langword="null"/> for <see cref="MachineFingerprint.Compute"/>.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>How often the endpoint is asked when it cannot be reached, or is starting or overloaded (303, 502, 503 and 504).</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>
    /// How long to wait before the second attempt; twice as long before the third, and so on. All delays and answers together must fit into
    /// <see cref="TokenSessionOptions.RefreshTimeout"/>: of its 60 seconds the defaults here wait 35.
    /// </summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock of the delays.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// What the user can do when registration fails, in whole sentences: which variable takes a key, and where to get one. It is appended to every
    /// reason.
    /// </summary>
    public string? Help { get; set; }
}
