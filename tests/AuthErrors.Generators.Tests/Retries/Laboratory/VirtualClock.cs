using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>
/// Time that passes when nothing is left to do now. Whatever waits on it goes on in the thread that turns the clock, one at a time and in
/// an order that a seed decides.
/// </summary>
/// <param name="shuffle">Decides who goes first of those that are due at the same time; without it who came first.</param>
/// <param name="isPaced">
/// True for programs that hand work to other threads. They get real time before the virtual one passes, and no context to come back to:
/// a library that avoids the context would go to another thread at every step.
/// </param>
internal sealed class VirtualClock(Random? shuffle = null, bool isPaced = false) : SynchronizationContext
{
    private const int MaxSteps = 50_000;
    private const int MaxFirst = 1_000;
    private const int LongWait = 1_000;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    // What is due much later ends the run, so it had better be sure that nobody else is still at work, however busy the machine is.
    private static readonly TimeSpan LongPace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly PriorityQueue<Action, (int Due, int Rank, int Order)> _due = new();
    private readonly object _gate = new();
    private int _now;
    private int _order;

    public async Task Wait(int milliseconds, CancellationToken ct)
    {
        var done = new TaskCompletionSource();
        using var registration = ct.Register(() => done.TrySetCanceled(ct));
        Schedule(milliseconds, () => done.TrySetResult());
        await done.Task;
    }

    public void Schedule(int milliseconds, Action action)
    {
        lock (_gate)
        {
            _due.Enqueue(action, (_now + Math.Max(0, milliseconds), shuffle?.Next(MaxFirst) ?? 0, _order++));
            Monitor.Pulse(_gate);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => Schedule(0, () => d(state));

    /// <summary>Starts something and turns until it is done, the time is over, or nothing moves any more.</summary>
    public T Run<T>(Func<T> start, int deadline)
        where T : Task
    {
        var before = Current;
        SetSynchronizationContext(isPaced ? null : this);
        try
        {
            var task = start();
            _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            for (var step = 0; step < MaxSteps && !task.IsCompleted && Next(task) is { } action && _now <= deadline; step++)
            {
                action();
            }

            return task;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.Pulse(_gate);
        }
    }

    private Action? Next(Task task)
    {
        lock (_gate)
        {
            while (!task.IsCompleted)
            {
                var isEmpty = !_due.TryPeek(out _, out var next);
                var isLater = isEmpty || next.Due > _now;
                if (isLater && (isEmpty || isPaced) && Monitor.Wait(_gate, isEmpty ? Patience : next.Due > _now + LongWait ? LongPace : Pace))
                {
                    continue;
                }

                if (task.IsCompleted || !_due.TryDequeue(out var action, out next))
                {
                    return null;
                }

                _now = next.Due;
                return action;
            }

            return null;
        }
    }
}
