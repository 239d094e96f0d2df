namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Issue, reject, issue would be a loop.</summary>
internal sealed class ANewTokenThatIsRejectedIssuesNothing(World world)
    : Invariant(world, "A token that was issued, never accepted and is rejected raises no further issue (guarantee 8).")
{
    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (current is { IsDelivered: true } && current.IssuedTo == process && !process.Accepted.Contains(current.Token)
            && !(current.Token.ExpiresAt - World.Clock.GetUtcNow() <= ALateRejectionIssuesNothing.Lead))
        {
            Violate($"{process} asks for a successor of {current}");
        }
    }
}
