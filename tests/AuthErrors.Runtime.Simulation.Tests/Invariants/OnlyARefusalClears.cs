using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>What is stored stays until it is replaced, refused or reset. An issuer that cannot be reached is no logout.</summary>
internal sealed class OnlyARefusalClears(World world)
    : Invariant(world, "A refusal clears what was refused, and nothing else clears anything (guarantees 5 and 7).")
{
    private readonly HashSet<(SimulatedProcess Process, AuthToken Token)> _refused = [];

    public override void Answered(SimulatedProcess process, MintedToken? current, IssueResult result)
    {
        if (result is IssueResult.Refused && current is not null)
        {
            _refused.Add((process, current.Token));
        }
    }

    public override void Writing(SimulatedProcess process, AuthToken? stored, AuthToken? next)
    {
        if (next is null && stored is not null && !_refused.Contains((process, stored)) && !WasReset(process, stored))
        {
            Violate($"{process} clears {stored.AccessToken}");
        }
    }

    /// <summary>A refresh that a reset overtook finishes what the reset began.</summary>
    private bool WasReset(SimulatedProcess process, AuthToken stored)
    {
        foreach (var minted in World.AllMinted)
        {
            if (minted.IssuedTo == process && stored.Equals(minted.Replaces?.Token) && minted.AskedAt <= process.ResetAskedAt)
            {
                return true;
            }
        }

        return false;
    }
}
