namespace AuthErrors.Generators.Interpretation;

/// <summary>What an imagined server does.</summary>
internal enum ServerManner
{
    /// <summary>It rejects every send.</summary>
    RejectsAll,

    /// <summary>It rejects the token that was current at the start, and accepts any newer one.</summary>
    RejectsFirstToken,

    /// <summary>It accepts every send.</summary>
    Accepts,

    /// <summary>It rejects the first send; every later one fails in transport.</summary>
    BreaksDown,
}
