using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Files;

/// <summary>A clock that jumps to the end of every delay at once, and tells which delays there were.</summary>
internal sealed class EagerTimeProvider : TimeProvider
{
    private readonly List<TimeSpan> _delays = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public IReadOnlyList<TimeSpan> Delays => _delays;

    /// <summary>Runs during each delay, with the number of delays so far.</summary>
    public Action<int>? OnDelay { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan time) => _now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _delays.Add(dueTime);
        _now += dueTime;
        OnDelay?.Invoke(_delays.Count);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
