using System;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.WireStrings;

/// <summary>
/// Decides which text is a wire code gone wrong. Servers send codes that no catalog lists, so a text must be very near before it may
/// break a build: the same words in other clothes, the member's name, or a slip of the keyboard that makes no other word.
/// </summary>
internal static class NearMiss
{
    /// <summary>In words up to this length another letter makes another word: <c>api</c> and <c>app</c>.</summary>
    private const int MaxShortWord = 3;

    /// <summary>What stands before a word to make it mean the opposite, or something else.</summary>
    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "dis", "mis", "non", "no", "not", "de", "re", "pre"];

    /// <summary>The wire code that was meant.</summary>
    /// <param name="written">A text that is no wire code.</param>
    /// <param name="codes">The members of the enum.</param>
    public static string? Find(string written, ImmutableArray<SpelledCode> codes)
    {
        var words = SpelledText.Words(written);
        var same = codes.Where(code => string.Concat(code.Words) == string.Concat(words)).ToList();
        if (words.IsEmpty || same.Exists(static code => code.WireCode is null))
        {
            // What the server sends for a member without a wire code is not known. It may be this.
            return null;
        }

        var name = written.Trim();
        return same.FirstOrDefault()?.WireCode
            ?? codes.FirstOrDefault(code => code.WireCode is not null && string.Equals(code.Name, name, StringComparison.OrdinalIgnoreCase))?.WireCode
            ?? FindSlip(words, codes);
    }

    private static string? FindSlip(ImmutableArray<string> words, ImmutableArray<SpelledCode> codes)
    {
        var spelled = SpelledText.Join(words);
        var candidates = codes.Where(code => code.WireCode is not null && CanBeSlip(words, code.Words)).ToList();
        var nearest = Spelling.Nearest(spelled, candidates.Select(static code => code.Text), MaxSlips(spelled.Length));
        return candidates.Find(code => code.Text == nearest)?.WireCode;
    }

    private static int MaxSlips(int length) => length switch
    {
        < 5 => 0,
        < 9 => 1,
        _ => 2,
    };

    /// <summary>Numbers are no slips: <c>E1001</c> and <c>E1002</c> are two codes.</summary>
    private static bool CanBeSlip(ImmutableArray<string> a, ImmutableArray<string> b)
        => string.Concat(a).Where(char.IsDigit).SequenceEqual(string.Concat(b).Where(char.IsDigit))
            && (a.Length != b.Length || !a.Zip(b, IsAnotherWord).Contains(true));

    private static bool IsAnotherWord(string a, string b)
        => IsPrefixed(a, b) || IsPrefixed(b, a)
            || (a.Length == b.Length && a.Length <= MaxShortWord && !a.OrderBy(static c => c).SequenceEqual(b.OrderBy(static c => c)));

    private static bool IsPrefixed(string longer, string word)
        => longer.Length > word.Length && longer.EndsWith(word, StringComparison.Ordinal) && Array.IndexOf(Prefixes, longer.Substring(0, longer.Length - word.Length)) >= 0;
}
