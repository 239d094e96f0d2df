using System.Globalization;
using System.Linq;

namespace AuthErrors.Generators.Text;

/// <summary>Puts a text of the user into a message. Build tools cut a message at its first line break, and nobody reads a megabyte.</summary>
internal static class Quoted
{
    private const int MaxLength = 60;

    public static string InDouble(string text) => $"\"{Shown(text)}\"";

    public static string InSingle(string text) => $"'{Shown(text)}'";

    private static string Shown(string text)
    {
        var isLong = text.Length > MaxLength;
        var shown = string.Concat(text.Take(MaxLength).Select(static c => IsSeen(c) ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        return isLong ? shown + "…" : shown;
    }

    private static bool IsSeen(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
