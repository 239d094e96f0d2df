namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>All that is known of one token, from its birth. What no client can know stands here.</summary>
internal sealed class MintedToken(AuthToken token, MintedToken? replaces, SimulatedProcess? issuedTo, int askedAt)
{
    /// <summary>The token in full, as the store must hold it.</summary>
    public AuthToken Token { get; } = token;

    /// <summary>What it was issued for; <see langword="null"/> for nothing, or for a login.</summary>
    public MintedToken? Replaces { get; } = replaces;

    /// <summary>Who asked for it; <see langword="null"/> when somebody logged in elsewhere.</summary>
    public SimulatedProcess? IssuedTo { get; } = issuedTo;

    /// <summary>The step in which it was asked for.</summary>
    public int AskedAt { get; } = askedAt;

    /// <summary>Whether it has reached the one who asked.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Whether it was ever stored.</summary>
    public bool WasStored { get; set; }

    /// <summary>The last step in which the store held it; never in the past while it does.</summary>
    public int InStoreUntil { get; set; } = -1;

    /// <summary>
    /// The window that no client can close: the server has minted it, and it was lost on the way into the store, with its answer, with its process
    /// or because the store could not be written. What it replaced may then be shown to the server again, by those who cannot know.
    /// </summary>
    public bool IsLost { get; set; }

    public override string ToString() => Token.AccessToken;
}
