namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>Over all processes, one asks the issuer.</summary>
internal sealed class OneIssueAtATime(World world)
    : Invariant(world, "At most one issue call is under way, over all processes (guarantee 2).")
{
    public override void AfterStep()
    {
        if (World.Issuer.InFlight > 1)
        {
            Violate($"{World.Issuer.InFlight} are under way");
        }
    }
}
