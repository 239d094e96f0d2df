using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Liveness: when all that was under way has ended, so has every call, and nobody holds the lock.</summary>
internal sealed class EverythingEnds(World world)
    : Invariant(world, "Every call ends, and the lock is free at the end (guarantees 3 and 4).")
{
    public override void AtEnd(IReadOnlyList<SimulatedProcess> processes)
    {
        if (World.Store.Holder is { } holder)
        {
            Violate($"{holder} holds the lock");
        }

        foreach (var process in processes)
        {
            foreach (var caller in process.Callers)
            {
                Violate($"{caller} waits for ever");
            }
        }
    }
}
