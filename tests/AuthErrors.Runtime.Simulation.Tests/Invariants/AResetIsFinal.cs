using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A logout stays a logout: a refresh that was under way does not bring the token back, not to the store and not to a later caller.</summary>
internal sealed class AResetIsFinal(World world)
    : Invariant(world, "A refresh that was under way does not undo a reset (seed system C7, guarantee 3).")
{
    private readonly Dictionary<SimulatedProcess, (int AskedAt, int TookEffect)> _takenEffect = [];
    private readonly Dictionary<SimulatedProcess, (int AskedAt, int TookEffect, int Ended)> _ended = [];

    public override void Resetting(SimulatedProcess process) => _takenEffect[process] = (process.ResetAskedAt, World.Step);

    public override void ResetEnded(SimulatedProcess process)
    {
        var (askedAt, tookEffect) = _takenEffect[process];
        _ended[process] = (askedAt, tookEffect, World.Step);
    }

    public override void Writing(SimulatedProcess process, AuthToken? stored, AuthToken? next)
    {
        if (next is not null && _takenEffect.TryGetValue(process, out var reset) && World.Minted(next).AskedAt < reset.AskedAt)
        {
            Violate($"{process} stores {next.AccessToken}, which it had asked for before its reset");
        }
    }

    public override void CallerEnded(Caller caller)
    {
        if (caller.Token is null || !_ended.TryGetValue(caller.Process, out var reset) || caller.StartedStep <= reset.Ended)
        {
            return;
        }

        var token = World.Minted(caller.Token);
        var isOfAfter = token.InStoreUntil > reset.TookEffect || (token.IssuedTo == caller.Process && token.AskedAt > reset.AskedAt);
        if (!isOfAfter)
        {
            Violate($"{caller} was given {token}, which is from before the reset");
        }
    }
}
