using System.Collections.Immutable;

namespace AuthErrors.Generators.WireStrings;

/// <summary>A member of the enum, taken apart for comparing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WireCode">What the server sends for it; <see langword="null"/> when nobody says.</param>
internal sealed record SpelledCode(string Name, string? WireCode)
{
    /// <summary>The words of the wire code, or of the name where there is none.</summary>
    public ImmutableArray<string> Words { get; } = SpelledText.Words(WireCode ?? Name);

    public string Text => SpelledText.Join(Words);
}
