namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Who joins the refresh of an older token does not get back the one that was rejected.</summary>
internal sealed class ARecoveryGivesAnotherToken(World world)
    : Invariant(world, "A recovery never gives back the token that was rejected (guarantee 2).")
{
    public override void CallerEnded(Caller caller)
    {
        if (caller.Rejected is not null && caller.Rejected.Equals(caller.Token))
        {
            Violate($"{caller} got it");
        }
    }
}
