namespace AuthErrors.Generators.Catalogs;

/// <summary>A member of a JSON body that a signal names by a JSON pointer (RFC 6901), and the value that it must have.</summary>
/// <param name="Pointer">The pointer as the catalog writes it; at least one '/'.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="Value">A string as it reads, a number as C# writes it; empty for the others, whose kind says all.</param>
internal sealed record SignalMember(string Pointer, SignalValueKind Kind, string Value);
