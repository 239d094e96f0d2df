using AuthErrors.Generators.Codes;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>What is missing in a switch, as the switch would write it.</summary>
/// <param name="Pattern">The name of the code, <c>null</c>, or a pattern with either in it.</param>
/// <param name="Code">The code; <see langword="null"/> for null.</param>
internal sealed record MissingName(string Pattern, CodeValue? Code)
{
    /// <summary>What a person knows it by.</summary>
    public string WireCode => Code is null ? "null" : Code.WireCode ?? Code.Name;
}
