namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A spent refresh token is shown again only where nobody could know that it is spent.</summary>
internal sealed class ARefreshTokenIsPresentedOnce(World world)
    : Invariant(world, "A refresh token is presented at most once, unless the answer to it was lost (guarantee 2).")
{
    public override void Presented(SimulatedProcess process, MintedToken current)
    {
        foreach (var successor in World.AllMinted)
        {
            var wasSpent = successor.Replaces is { } replaced && replaced.Token.RefreshToken == current.Token.RefreshToken
                && successor.Token.RefreshToken != current.Token.RefreshToken;
            if (wasSpent && (!successor.IsLost || (successor.IsDelivered && successor.IssuedTo == process)))
            {
                Violate($"{process} presents that of {current}, which was replaced by {successor}");
            }
        }
    }
}
