namespace AuthErrors.Generators.Values;

/// <summary>A known string.</summary>
/// <param name="Text">Its text.</param>
internal sealed record TextValue(string Text) : Value;
