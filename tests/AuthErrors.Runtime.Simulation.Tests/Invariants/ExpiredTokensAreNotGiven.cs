namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>At some moment of its call, the token that a caller gets had time left.</summary>
internal sealed class ExpiredTokensAreNotGiven(World world)
    : Invariant(world, "An expired token is never given to a caller (field note 19).")
{
    public override void CallerEnded(Caller caller)
    {
        if (caller.Token?.ExpiresAt <= caller.StartedAt)
        {
            Violate($"{caller} was given {caller.Token.AccessToken}, which had expired before it asked");
        }
    }
}
