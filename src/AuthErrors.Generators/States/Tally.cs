using System;

namespace AuthErrors.Generators.States;

/// <summary>What has been counted on a path of one logical request. Paths that differ here are never joined.</summary>
/// <param name="Early">Refreshes before the first send.</param>
/// <param name="Late">Refreshes after it.</param>
/// <param name="Sends">Sends, counted no further than <see cref="MostSends"/>.</param>
/// <param name="IsInvalidated">True when a token was declared invalid since the last refresh.</param>
/// <param name="IsGuessed">True when a refresh was counted that is one by its name only.</param>
/// <param name="IsRejectedFirst">True when the token that was current at the start has been sent and rejected.</param>
internal readonly record struct Tally(int Early, int Late, int Sends, bool IsInvalidated, bool IsGuessed, bool IsRejectedFirst)
{
    /// <summary>More sends than these are not told apart.</summary>
    public const int MostSends = 2;

    /// <summary>All refreshes.</summary>
    public int Refreshes => Early + Late;

    /// <summary>One more refresh.</summary>
    public Tally Refresh(bool isGuess)
        => (Sends == 0 ? this with { Early = Early + 1 } : this with { Late = Late + 1 }) with { IsInvalidated = false, IsGuessed = IsGuessed || isGuess };

    /// <summary>One more send.</summary>
    public Tally Send() => this with { Sends = Math.Min(Sends + 1, MostSends) };
}
