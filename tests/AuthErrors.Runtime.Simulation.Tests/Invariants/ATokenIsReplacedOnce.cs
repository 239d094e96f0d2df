namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>However many callers, processes and machines see one token rejected, it is replaced once. This holds also where nothing rotates.</summary>
internal sealed class ATokenIsReplacedOnce(World world)
    : Invariant(world, "A token is replaced at most once, unless what replaced it was lost (guarantee 2).")
{
    public override void Exchanged(SimulatedProcess process, MintedToken? current)
    {
        if (current is null)
        {
            return;
        }

        MintedToken? newest = null;
        foreach (var minted in World.AllMinted)
        {
            if (minted.Replaces != current)
            {
                continue;
            }

            if (newest is not null && (!newest.IsLost || (newest.IsDelivered && newest.IssuedTo == process)))
            {
                Violate($"{process} replaces {current}, which was replaced by {newest}");
            }

            newest = minted;
        }
    }
}
