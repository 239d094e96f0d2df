using System;
using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Whoever calls the session waits as long as the issuer has asked anybody of it to wait.</summary>
internal sealed class RetryAfterIsRespected(World world)
    : Invariant(world, "The issuer's Retry-After is respected by all callers of a session (guarantee 13).")
{
    private readonly Dictionary<SimulatedProcess, DateTimeOffset> _closedUntil = [];

    public override void Answered(SimulatedProcess process, MintedToken? current, IssueResult result)
    {
        if (result is IssueResult.Unavailable { RetryAfter: { } wait })
        {
            _closedUntil[process] = World.Clock.GetUtcNow() + wait;
        }
    }

    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (_closedUntil.TryGetValue(process, out var end) && World.Clock.GetUtcNow() < end)
        {
            Violate($"{process} asks {end - World.Clock.GetUtcNow()} too early");
        }
    }
}
