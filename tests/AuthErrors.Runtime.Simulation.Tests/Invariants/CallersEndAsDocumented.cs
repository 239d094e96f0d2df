using System;

namespace AuthErrors.Runtime.Simulation.Tests.Invariants;

/// <summary>A caller gets a token or a documented error, and a cancellation only when it asked for it.</summary>
internal sealed class CallersEndAsDocumented(World world)
    : Invariant(world, "A call ends as its documentation says, and nobody's cancellation fails somebody else (guarantee 3).")
{
    public override void CallerEnded(Caller caller)
    {
        var isDocumented = caller.Error switch
        {
            null or AuthErrorException or TokenStoreException => true,
            OperationCanceledException => caller.IsCancelled,
            ObjectDisposedException => caller.Process.IsDisposed,
            _ => false,
        };
        if (!isDocumented)
        {
            Violate($"{caller} ended with {caller.Error!.GetType().Name}: {caller.Error.Message}");
        }
    }
}
