using System;

namespace AuthErrors.Internal.Sessions;

/// <summary>What a session asks of the protocol.</summary>
/// <param name="Replaced">What was rejected or is about to expire; <see langword="null"/> when there was no token.</param>
/// <param name="WasRejected">True when a server rejected it, false when only the clock speaks against it.</param>
/// <param name="IsUsable">Whether a token that somebody else stored may be adopted.</param>
/// <param name="IsEnded">Whether the session was reset since the refresh began.</param>
/// <param name="Progress">Who waits.</param>
internal sealed record Refresh(
    AuthToken? Replaced, bool WasRejected, Func<AuthToken, bool> IsUsable, Func<bool> IsEnded, IProgress<AuthProgress>? Progress);
