namespace AuthErrors.Runtime.Simulation.Tests.Mutants;

/// <summary>A session that takes every token for accepted.</summary>
internal sealed class AcceptanceThatIsAssumed : Mutant
{
    public override bool AssumesAcceptance => true;
}
