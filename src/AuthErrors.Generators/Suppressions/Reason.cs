using System;
using System.Linq;

namespace AuthErrors.Generators.Suppressions;

/// <summary>Tells a reason from what a tool wrote where a reason belongs.</summary>
internal static class Reason
{
    private const string Placeholder = "Pending";

    /// <summary>True when somebody wrote something. Editors fill in the title of the rule, or <c>&lt;Pending&gt;</c>.</summary>
    public static bool IsGiven(string? text, string title)
    {
        var words = new string([.. (text ?? "").SkipWhile(IsOrnament).Reverse().SkipWhile(IsOrnament).Reverse()]);
        return words.Length > 0
            && !words.Equals(Placeholder, StringComparison.OrdinalIgnoreCase)
            && !words.Equals(title, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOrnament(char c) => !char.IsLetterOrDigit(c);
}
