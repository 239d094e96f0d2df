using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>One call of a session by somebody who waits for it.</summary>
internal sealed class Caller(SimulatedProcess process, string name, int startedStep, DateTimeOffset startedAt)
{
    private readonly CancellationTokenSource _cancellation = new();

    public SimulatedProcess Process { get; } = process;

    public int StartedStep { get; } = startedStep;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>The token that it reports as rejected, if it does.</summary>
    public AuthToken? Rejected { get; init; }

    /// <summary>The call; a token, or <see langword="null"/> from calls that give none.</summary>
    public Task<AuthToken?> Task { get; private set; } = System.Threading.Tasks.Task.FromResult<AuthToken?>(null);

    public bool IsCancelled => _cancellation.IsCancellationRequested;

    /// <summary>The token it got; <see langword="null"/> when it got none.</summary>
    public AuthToken? Token => Task.IsCompletedSuccessfully ? Task.GetAwaiter().GetResult() : null;

    /// <summary>The error it got.</summary>
    public Exception? Error => Task.IsCanceled ? new OperationCanceledException() : Task.Exception?.InnerException;

    public void Start(Func<CancellationToken, Task<AuthToken?>> call) => Task = call(_cancellation.Token);

    public void Cancel() => _cancellation.Cancel();

    public override string ToString() => $"{Process}: {name}";
}
