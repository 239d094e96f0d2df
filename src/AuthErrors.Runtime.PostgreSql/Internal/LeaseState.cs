using System;

namespace AuthErrors.Internal;

/// <summary>Who holds the refresh lock, and how often it has said so.</summary>
/// <param name="Holder">One acquisition by one store; <see langword="null"/> when the lock is free.</param>
/// <param name="Heartbeat">A living holder counts it up.</param>
internal sealed record LeaseState(Guid? Holder, long Heartbeat)
{
    public static LeaseState Free { get; } = new(null, 0);
}
