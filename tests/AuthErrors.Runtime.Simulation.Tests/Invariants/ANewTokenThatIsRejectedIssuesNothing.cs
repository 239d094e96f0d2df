using System;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Issue, reject, issue would be a loop. Once in a pause it is none: others may have had the token accepted.</summary>
internal sealed class ANewTokenThatIsRejectedIssuesNothing(World world)
    : Invariant(world, "A token that was issued, never accepted and is rejected raises a pause and no further issue (guarantee 8).")
{
    private static readonly TimeSpan Pause = new TokenSessionOptions().RejectedTokenCooldown;

    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (current is { IsDelivered: true } && current.IssuedTo == process && !process.Accepted.Contains(current.Token)
            && !(current.Token.ExpiresAt - World.Clock.GetUtcNow() <= ALateRejectionIssuesNothing.Lead)
            && !(process.Rejected.TryGetValue(current.Token, out var rejectedAt) && World.Clock.GetUtcNow() >= rejectedAt + Pause))
        {
            Violate($"{process} asks for a successor of {current}");
        }
    }
}
