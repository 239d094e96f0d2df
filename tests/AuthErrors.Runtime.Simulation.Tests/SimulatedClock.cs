using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>The one clock of all processes. It moves when the schedule says so, and timers fire inside the step that moves it.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires; <see langword="null"/> when none is set.</summary>
    public DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Min(static timer => timer.DueAt);

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    /// <summary>Moves to a time, through every timer on the way in its turn.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (_timers.Where(timer => timer.DueAt <= time).MinBy(static timer => timer.DueAt) is { } due)
        {
            _now = due.DueAt > _now ? due.DueAt : _now;
            due.Fire();
        }

        _now = time > _now ? time : _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                DueAt = clock._now + dueTime;
                clock._timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            Dispose();
            callback(state);
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
