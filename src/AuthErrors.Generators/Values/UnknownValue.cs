namespace AuthErrors.Generators.Values;

/// <summary>Any value, but for its traits.</summary>
/// <param name="Traits">What is known of it all the same.</param>
internal sealed record UnknownValue(Trait Traits) : Value;
