using System;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A token with time left is replaced only when that very token was rejected.</summary>
internal sealed class ALateRejectionIssuesNothing(World world)
    : Invariant(world, "A late rejection of an old token issues nothing (guarantee 2).")
{
    /// <summary>The most that a renewal is early. Whatever has longer to live is not renewed because of the clock.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(60);

    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (current is not null && !(current.Token.ExpiresAt - World.Clock.GetUtcNow() <= Lead) && !process.Rejected.ContainsKey(current.Token))
        {
            Violate($"{process} asks for a successor of {current}, which nobody there saw rejected");
        }
    }
}
