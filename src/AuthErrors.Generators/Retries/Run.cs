namespace AuthErrors.Generators.Retries;

/// <summary>How far a run came.</summary>
/// <param name="GaveUp">Why not every path was run to its end; <see langword="null"/> when all were.</param>
/// <param name="IsEndless">True when it was given up because calls that refresh nest without end.</param>
internal sealed record Run(string? GaveUp, bool IsEndless);
