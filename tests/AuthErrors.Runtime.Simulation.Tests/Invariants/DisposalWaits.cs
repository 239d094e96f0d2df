namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>When disposal has ended, nothing is under way that could spend a refresh token, unless it took longer than a refresh may.</summary>
internal sealed class DisposalWaits(World world)
    : Invariant(world, "Disposal waits for the refresh, and nothing is issued after it (guarantee 3).")
{
    public override void Disposed(SimulatedProcess process)
    {
        if (!process.DisposalRanOutOfTime && (process.IssueCalls > 0 || World.Store.Holder == process))
        {
            Violate($"{process} still refreshes");
        }
    }

    public override void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
        if (process.IsDisposalDone && !process.DisposalRanOutOfTime)
        {
            Violate($"{process} issues");
        }
    }
}
