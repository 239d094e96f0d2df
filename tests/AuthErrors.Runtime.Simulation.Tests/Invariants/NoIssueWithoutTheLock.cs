namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A busy lock never means "go anyway".</summary>
internal sealed class NoIssueWithoutTheLock(World world)
    : Invariant(world, "Nothing is issued without the lock (guarantee 4).")
{
    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (World.Store.Holder != process)
        {
            Violate($"{process} asks while {World.Store.Holder?.ToString() ?? "nobody"} holds it");
        }
    }
}
