using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>A store whose operations a test can hold up, before or after they take effect, or let fail.</summary>
internal sealed class SteppedStore(ITokenStore inner) : ITokenStore
{
    /// <summary>What a read waits for before it looks.</summary>
    public Task BeforeRead { get; set; } = Task.CompletedTask;

    /// <summary>What a write waits for before it takes effect.</summary>
    public Task BeforeWrite { get; set; } = Task.CompletedTask;

    /// <summary>What a write waits for before it answers.</summary>
    public Task AfterWrite { get; set; } = Task.CompletedTask;

    /// <summary>What a reset waits for before it takes effect.</summary>
    public Task BeforeReset { get; set; } = Task.CompletedTask;

    public async ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
    {
        await BeforeRead;
        return await inner.ReadAsync(cancellationToken);
    }

    public async ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
    {
        await BeforeWrite;
        var isReplaced = await inner.CompareReplaceAsync(expected, next, cancellationToken);
        await AfterWrite;
        return isReplaced;
    }

    public ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => inner.TryAcquireRefreshLockAsync(timeout, cancellationToken);

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        await BeforeReset;
        await inner.ResetAsync(cancellationToken);
    }
}
