using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Matrices;

/// <summary>Strings: a cell for each that the patterns mention, and one for all others.</summary>
internal sealed class TextDomain(ImmutableArray<string> texts, bool canBeNull) : Domain(texts.Length + 1, canBeNull)
{
    public static TextDomain Of(IEnumerable<object> constants, bool canBeNull) => new([.. constants.OfType<string>().Distinct(System.StringComparer.Ordinal)], canBeNull);

    protected override CodeSet MatchingValues(PositionTest question) => question switch
    {
        PositionTest.IsConstant { Value: string text } => CodeSet.Where(texts.Length, place => texts[place] == text),
        _ => NotNull,
    };

    protected override string? WriteValue(int cell)
        => cell < texts.Length ? Write(texts[cell])
            : texts.IsEmpty ? null
            : texts.Length == 1 && Null.IsEmpty ? $"not {Write(texts[0])}"
            : $"not ({string.Join(" or ", (Null.IsEmpty ? [] : new[] { "null" }).Concat(texts.Select(Write)))})";

    private static string Write(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
