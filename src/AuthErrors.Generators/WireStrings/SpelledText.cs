using System;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Takes a text apart into words, whichever way it puts them together.</summary>
internal static class SpelledText
{
    /// <summary>The words in lower case: parts between blanks and signs, and what <c>camelCase</c> puts together.</summary>
    public static ImmutableArray<string> Words(string text)
        => [.. string.Concat(text.Select((c, place) => StartsWord(text, place) ? $" {c}" : char.IsLetterOrDigit(c) ? c.ToString() : " "))
            .ToLowerInvariant()
            .Split([' '], StringSplitOptions.RemoveEmptyEntries)];

    public static string Join(ImmutableArray<string> words) => string.Join("_", words);

    private static bool StartsWord(string text, int place) => char.IsUpper(text[place]) && place > 0 && !char.IsUpper(text[place - 1]);
}
