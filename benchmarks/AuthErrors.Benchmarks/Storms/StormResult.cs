namespace AuthErrors.Benchmarks.Storms;

/// <summary>What a storm took, besides time.</summary>
/// <param name="Refreshes">How often the issuer was asked.</param>
/// <param name="Failures">How many requests did not succeed.</param>
internal sealed record StormResult(int Refreshes, int Failures);
