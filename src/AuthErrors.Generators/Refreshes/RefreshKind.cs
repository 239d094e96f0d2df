namespace AuthErrors.Generators.Refreshes;

/// <summary>What a known call does to a token.</summary>
internal enum RefreshKind
{
    /// <summary>It asks for a new token.</summary>
    Refresh,

    /// <summary>It drops the token, so that the next call for one refreshes it.</summary>
    Invalidate,
}
