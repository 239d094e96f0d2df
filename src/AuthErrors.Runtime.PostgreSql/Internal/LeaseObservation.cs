using System;

namespace AuthErrors.Internal;

/// <summary>
/// What a waiter has itself seen of the holder of the lock. It is no proof of death that a time stamp is old, since clocks of machines differ,
/// nor that a database which nobody could reach shows no beat. Only the waiter's own clock counts, and only while the database answered.
/// </summary>
/// <param name="time">The waiter's clock.</param>
/// <param name="takeoverDelay">For how long the holder must be silent.</param>
/// <param name="maxStep">
/// The most that one answer adds. A server, or this process, that was frozen between two answers has kept the holder from beating too.
/// </param>
internal sealed class LeaseObservation(TimeProvider time, TimeSpan takeoverDelay, TimeSpan maxStep)
{
    private LeaseState? _seen;
    private long _seenAt;
    private TimeSpan _silence;

    /// <summary>The holder, as last seen, if it has been silent for so long that the lock may be taken from it.</summary>
    public LeaseState? Abandoned => _seen?.Holder is not null && _silence >= takeoverDelay ? _seen : null;

    /// <summary>Takes note of an answer of the database.</summary>
    public void See(LeaseState state)
    {
        var now = time.GetTimestamp();
        if (state == _seen)
        {
            var step = time.GetElapsedTime(_seenAt, now);
            _silence += step < maxStep ? step : maxStep;
        }
        else
        {
            _silence = TimeSpan.Zero;
        }

        _seen = state;
        _seenAt = now;
    }

    /// <summary>Starts anew: the database did not answer, so the holder may have been unable to beat.</summary>
    public void Forget() => _seen = null;
}
