namespace AuthErrors.CodeFixes.Switches;

/// <summary>What is missing in a switch, as the switch would write it.</summary>
/// <param name="Text">The name of the code, or <c>null</c>.</param>
/// <param name="WireCode">What a person knows it by.</param>
internal sealed record MissingName(string Text, string WireCode);
