using AuthErrors.Generators.Codes;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A wire code that the enum lists.</summary>
/// <param name="WireCode">What the server sends.</param>
/// <param name="Value">The value that it becomes.</param>
/// <param name="IsUnique">False where aliases have wire codes of their own: the value does not tell which it was.</param>
internal sealed record KnownCode(string WireCode, CodeValue Value, bool IsUnique)
{
    /// <summary>True when the value says the same as the string. The fallback does not: all codes that are not listed become it as well.</summary>
    public bool IsSame => IsUnique && !Value.IsFallback;
}
