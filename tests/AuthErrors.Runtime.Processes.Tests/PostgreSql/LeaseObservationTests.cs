using System;
using AuthErrors.Internal;
using AuthErrors.Runtime.Tests.Sessions;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class LeaseObservationTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly LeaseState Held = new(Guid.NewGuid(), 7);

    private readonly ManualTimeProvider _time = new();
    private readonly LeaseObservation _observation;

    public LeaseObservationTests() => _observation = new LeaseObservation(_time, takeoverDelay: 5 * Second, maxStep: Second);

    [Fact]
    public void A_holder_that_was_seen_silent_for_the_whole_delay_has_abandoned_the_lock()
    {
        See(Held, times: 5);
        Assert.Null(_observation.Abandoned);

        See(Held, times: 1);
        Assert.Equal(Held, _observation.Abandoned);
    }

    [Fact]
    public void A_beat_starts_the_observation_anew()
    {
        See(Held, times: 5);
        See(Held with { Heartbeat = 8 }, times: 5);

        Assert.Null(_observation.Abandoned);
    }

    [Fact]
    public void Another_holder_with_the_same_beat_starts_the_observation_anew()
    {
        See(Held, times: 5);
        See(Held with { Holder = Guid.NewGuid() }, times: 5);

        Assert.Null(_observation.Abandoned);
    }

    [Fact]
    public void Time_without_an_answer_of_the_database_does_not_count()
    {
        See(Held, times: 5);
        _observation.Forget();
        _time.Advance(100 * Second);
        See(Held, times: 5);
        Assert.Null(_observation.Abandoned);

        See(Held, times: 1);
        Assert.Equal(Held, _observation.Abandoned);
    }

    [Fact]
    public void Two_answers_far_apart_count_as_little_as_two_close_ones()
    {
        See(Held, times: 2);
        _time.Advance(100 * Second);
        See(Held, times: 3);

        Assert.Null(_observation.Abandoned);
    }

    [Fact]
    public void A_free_lock_is_never_abandoned()
    {
        See(LeaseState.Free, times: 10);

        Assert.Null(_observation.Abandoned);
    }

    private void See(LeaseState state, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(Second);
            _observation.See(state);
        }
    }
}
