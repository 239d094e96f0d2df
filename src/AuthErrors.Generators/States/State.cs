using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.States;

/// <summary>Everything that is known at one point of one path.</summary>
internal sealed record State
{
    /// <summary>Before anything has run.</summary>
    public static readonly State Start = new();

    /// <summary>What the variables hold.</summary>
    public Store Store { get; init; } = Store.Empty;

    /// <summary>What has been counted.</summary>
    public Tally Tally { get; init; }

    /// <summary>The locks that are held, the innermost last.</summary>
    public EquatableArray<HeldLock> Locks { get; init; }

    /// <summary>The text test of a body that this path has passed last.</summary>
    public SyntaxNode? TextTest { get; init; }

    /// <summary>The catch clause that has swallowed the failure of a retry.</summary>
    public SyntaxNode? Swallowing { get; init; }

    /// <summary>
    /// True when the token may be a newer one than what was counted: under a lock something was compared that other requests write, or a token was
    /// stored that came from elsewhere.
    /// </summary>
    public bool IsRenewedElsewhere { get; init; }

    /// <summary>What has happened since the current method was entered.</summary>
    public Effects Effects { get; init; }

    /// <summary>True when paths were joined on the way here, so that what the path says of itself may belong to different ones.</summary>
    public bool IsVague { get; init; }

    /// <summary>True when a test on the way here went both ways for want of knowing what the request itself has done: its bound may lie there.</summary>
    public bool IsDoubted { get; init; }

    /// <summary>The same at the start of another request: nothing is counted, and the token that is current now is the first.</summary>
    public State StartRequest() => Count(default) with { TextTest = null, Swallowing = null, IsRenewedElsewhere = false, IsDoubted = false };

    /// <summary>The same after a test of a value. What was lost on the way may well bound the request, so neither side of the test is certain.</summary>
    public State Doubt(Value tested) => tested.Has(Trait.Lost) ? this with { IsDoubted = true } : this;

    /// <summary>The same with another count. The token that is current stays so.</summary>
    public State Count(Tally tally) => this with
    {
        Tally = tally,
        Store = Store.Map(value => TokenValue.Map(value, token => token with { Version = token.Version - Tally.Refreshes + tally.Refreshes, IsBeforeSend = tally.Sends > 0 && token.IsBeforeSend })),
    };

    /// <summary>True when both are alike in all that is never joined.</summary>
    public bool IsAlike(State other) => Tally == other.Tally && Locks.Equals(other.Locks) && Effects == other.Effects && IsRenewedElsewhere == other.IsRenewedElsewhere && TextTest == other.TextTest && Swallowing == other.Swallowing;
}
