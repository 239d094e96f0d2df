using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A wire code that the enum lists.</summary>
/// <param name="WireCode">What the server sends.</param>
/// <param name="Value">The value that it becomes.</param>
/// <param name="IsSame">
/// True when the value says the same as the string. It does not for the fallback, which all codes that are not listed become as well, and
/// where aliases have wire codes of their own.
/// </param>
internal sealed record KnownCode(string WireCode, CodeValue Value, bool IsSame);
