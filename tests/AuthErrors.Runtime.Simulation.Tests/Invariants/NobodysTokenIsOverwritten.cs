using System.Linq;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A session writes only the answer to what is stored at that moment. So a loser leaves the winner's token alone.</summary>
internal sealed class NobodysTokenIsOverwritten(World world)
    : Invariant(world, "A loser never overwrites a winner's token, and a kept refresh token is stored with the new access token (guarantees 5 and 7).")
{
    public override void Writing(SimulatedProcess process, AuthToken? stored, AuthToken? next)
    {
        if (next is null)
        {
            return;
        }

        var minted = World.AllMinted.Single(minted => minted.Token.AccessToken == next.AccessToken);
        if (minted.IssuedTo != process || !Equals(minted.Replaces?.Token, stored) || !minted.Token.Equals(next))
        {
            Violate($"{process} replaces {stored?.AccessToken ?? "nothing"} by {minted}, which {minted.IssuedTo} was given for {minted.Replaces?.ToString() ?? "nothing"}");
        }
    }
}
