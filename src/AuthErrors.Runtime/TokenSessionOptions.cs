using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace AuthErrors;

/// <summary>How a session behaves. The defaults suit a program that talks to one service.</summary>
public sealed class TokenSessionOptions
{
    /// <summary>
    /// The environment variable that may hold the user's API key. Where it does, the key goes before every token; it is read once, when the
    /// session is made.
    /// </summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>The clock. Tests put theirs here.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long one refresh may take, from the lock to the issuer's answer. No caller's cancellation ends it.</summary>
    public TimeSpan RefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait for another process that is refreshing; never more than half of <see cref="RefreshTimeout"/>.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is issued after a new token was rejected before it was ever accepted.</summary>
    public TimeSpan RejectedTokenCooldown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the session says what it does: refreshes, refusals, pauses. Never a secret. <see langword="null"/> for nowhere.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>
    /// How callers that share a refresh go on when it ends: on threads of their own, so that none of them holds up the others. A simulation that owns
    /// every step lets them go on within the last one.
    /// </summary>
    internal TaskCreationOptions FollowerContinuations { get; set; } = TaskCreationOptions.RunContinuationsAsynchronously;
}
