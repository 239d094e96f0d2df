using System.Globalization;
using System.Linq;
using System.Text;

namespace AuthErrors.Generators.Emit;

/// <summary>Turns any text into C#: a literal, or the inside of a documentation comment.</summary>
internal static class CSharpText
{
    /// <summary>A string literal on one line, in ASCII except for letters and digits, which stay readable.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in Sound(text))
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsPlain(c) => c.ToString(),
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return literal.Append('"').ToString();
    }

    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>The text of a comment on one line.</summary>
    public static string Comment(string text)
        => new([.. Sound(text).Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    /// <summary>The text of an XML element. Its line breaks stay, as <c>\n</c>; what XML cannot hold at all becomes a question mark.</summary>
    public static string Documentation(string text)
    {
        var lines = Sound(text).Replace("\r\n", "\n").Replace('\r', '\n').Replace('\u0085', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n');
        var xml = string.Concat(lines.Select(static c => c switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\n' => "\n",
            '\t' => " ",
            < ' ' or '\uFFFE' or '\uFFFF' => "?",
            _ => c.ToString(),
        }));
        return string.Join("\n", xml.Split('\n').Select(static line => line.Trim())).Trim('\n');
    }

    /// <summary>Half a surrogate pair is an error in a catalog, but nothing that UTF-8 can hold: without this the compiler would complain as well.</summary>
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' || char.IsLetterOrDigit(c);
}
