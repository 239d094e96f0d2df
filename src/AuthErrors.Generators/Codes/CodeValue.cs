namespace AuthErrors.Generators.Codes;

/// <summary>One value of an enum of codes. Aliases share a value; it bears the name of the first that is not obsolete.</summary>
/// <param name="Number">The value as a constant of the enum's underlying type.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="WireCode">What the server sends for it, when the member says so.</param>
/// <param name="IsOptional">True for the fallback and for what is obsolete: an arm may take it without naming it.</param>
internal sealed record CodeValue(object Number, string Name, string? WireCode, bool IsOptional);
