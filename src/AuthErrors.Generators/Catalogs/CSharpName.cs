using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Names of C#: which are valid, and how other texts become such names.</summary>
internal static class CSharpName
{
    private const char EndOfCyrillic = '\u0530';

    // C# drops formatting characters from identifiers, so that two names which differ here would be one there.
    public static bool IsIdentifier(string text)
        => SyntaxFacts.IsValidIdentifier(text) && !text.Any(static c => char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    /// <summary>
    /// Writes an identifier so that it is one even where it is also a keyword. Of the contextual ones, which differ from compiler to
    /// compiler, only <c>partial</c> needs it: inside a type the parser takes it for the start of a member.
    /// </summary>
    public static string Escape(string identifier)
        => SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && identifier != "partial" ? identifier : "@" + identifier;

    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>
    /// The member for a wire code: split at anything that is no letter or digit, each word capitalised. A word all in
    /// capitals is one word still: <c>KEY_MISSING</c> becomes <c>KeyMissing</c>.
    /// </summary>
    /// <returns>The name; empty when the code has neither letter nor digit.</returns>
    public static string FromWireCode(string wireCode)
    {
        var name = new StringBuilder();
        var words = new string([.. wireCode.Select(static c => char.IsLetterOrDigit(c) ? c : ' ')]);
        foreach (var word in words.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word.Substring(1);
            name.Append(ToUpper(word[0])).Append(word.Any(char.IsLower) ? rest : string.Concat(rest.Select(ToLower)));
        }

        return name.Length > 0 && char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    public static char ToUpper(char c) => IsPair(c, char.ToUpperInvariant(c)) ? char.ToUpperInvariant(c) : c;

    public static char ToLower(char c) => IsPair(char.ToLowerInvariant(c), c) ? char.ToLowerInvariant(c) : c;

    /// <summary>A namespace from a text that need not be one, such as a project's name; as the templates of the SDK do it.</summary>
    public static string SanitizeNamespace(string text)
        => string.Join(".", text.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(SanitizeIdentifier));

    /// <summary>
    /// Which letters are a pair is for the tables of .NET, ICU or Windows to say, which differ and grow. They agree on the Latin, Greek
    /// and Cyrillic letters that lead to each other; a name made on one machine must be that made on the next.
    /// </summary>
    private static bool IsPair(char small, char capital)
        => small < EndOfCyrillic && capital < EndOfCyrillic && char.ToUpperInvariant(small) == capital && char.ToLowerInvariant(capital) == small;

    private static string SanitizeIdentifier(string text)
    {
        var name = new string([.. text.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]);
        return SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;
    }
}
