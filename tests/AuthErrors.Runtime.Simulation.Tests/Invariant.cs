using System.Collections.Generic;
using AuthErrors.Runtime.Simulation.Tests.Invariants;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>
/// Something that holds after every step. It hears what happens, as nobody in the real world does, and says when it is broken.
/// </summary>
/// <param name="world">What it watches.</param>
/// <param name="promise">The promise in a sentence, with the number of the guarantee.</param>
internal abstract class Invariant(World world, string promise)
{
    protected World World { get; } = world;

    public static Invariant[] All(World world) =>
    [
        new ARefreshTokenIsPresentedOnce(world),
        new ATokenIsReplacedOnce(world),
        new OneIssueAtATime(world),
        new NoIssueWithoutTheLock(world),
        new ALateRejectionIssuesNothing(world),
        new ARecoveryGivesAnotherToken(world),
        new NobodysTokenIsOverwritten(world),
        new GivenTokensAreStored(world),
        new OnlyARefusalClears(world),
        new AResetIsFinal(world),
        new ExpiredTokensAreNotGiven(world),
        new ANewTokenThatIsRejectedIssuesNothing(world),
        new RetryAfterIsRespected(world),
        new CallersEndAsDocumented(world),
        new DisposalWaits(world),
        new EverythingEnds(world),
    ];

    /// <summary>A session asks the issuer.</summary>
    public virtual void IssueStarted(SimulatedProcess process, MintedToken? current)
    {
    }

    /// <summary>The server sees a refresh token.</summary>
    public virtual void Presented(SimulatedProcess process, MintedToken current)
    {
    }

    /// <summary>The server has issued; the answer is on its way.</summary>
    public virtual void Exchanged(SimulatedProcess process, MintedToken? current)
    {
    }

    /// <summary>The issuer's answer reaches the session.</summary>
    public virtual void Answered(SimulatedProcess process, MintedToken? current, IssueResult result)
    {
    }

    /// <summary>A session is about to replace what is stored.</summary>
    public virtual void Writing(SimulatedProcess process, AuthToken? stored, AuthToken? next)
    {
    }

    /// <summary>A reset is about to clear what is stored.</summary>
    public virtual void Resetting(SimulatedProcess process)
    {
    }

    /// <summary>A reset has succeeded, and its caller is about to hear it.</summary>
    public virtual void ResetEnded(SimulatedProcess process)
    {
    }

    /// <summary>A call has ended.</summary>
    public virtual void CallerEnded(Caller caller)
    {
    }

    /// <summary>The disposal of a session has ended.</summary>
    public virtual void Disposed(SimulatedProcess process)
    {
    }

    /// <summary>A step has been taken, and nothing runs.</summary>
    public virtual void AfterStep()
    {
    }

    /// <summary>Nothing more will happen.</summary>
    public virtual void AtEnd(IReadOnlyList<SimulatedProcess> processes)
    {
    }

    protected void Violate(string how) => World.Violate($"{promise} But {how}.");
}
