namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>A store or an issuer that breaks its contract, or stands for a session that breaks its own. The simulation must find it.</summary>
internal abstract class Mutant
{
    /// <summary>Whether callers report every token as accepted as soon as they have it.</summary>
    public virtual bool AssumesAcceptance => false;

    public virtual ITokenStore Wrap(ITokenStore store) => store;

    public virtual ITokenIssuer Wrap(ITokenIssuer issuer) => issuer;
}
