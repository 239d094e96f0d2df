namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Persist, then publish: what a caller gets is what all processes go on with. A loser adopts the winner's token and does not use its own.</summary>
internal sealed class GivenTokensAreStored(World world)
    : Invariant(world, "A token is stored before it is given to anybody, unless the store could not take it (guarantee 4).")
{
    public override void CallerEnded(Caller caller)
    {
        if (caller.Token is { } token && World.Minted(token) is { WasStored: false, IsLost: false })
        {
            Violate($"{caller} was given {token.AccessToken}");
        }
    }
}
