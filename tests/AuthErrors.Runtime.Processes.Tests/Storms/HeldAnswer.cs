using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker.Loopback;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>The authority's next answer to a refresh, which it has decided about and keeps to itself until it is released.</summary>
internal sealed class HeldAnswer : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly LoopbackAuthority _authority;
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldAnswer(LoopbackAuthority authority)
    {
        _authority = authority;
        authority.BeforeAnswer = HoldAsync;
    }

    /// <summary>Completes when the authority has decided.</summary>
    public Task WaitAsync() => _decided.Task.WaitAsync(HangGuard);

    public void Release()
    {
        _authority.BeforeAnswer = static (_, _) => Task.CompletedTask;
        _released.TrySetResult();
    }

    public void Dispose() => Release();

    private Task HoldAsync(string worker, CancellationToken cancellationToken)
    {
        _decided.TrySetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }
}
