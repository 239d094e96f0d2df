using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.CodeFixes.WireStrings;

/// <summary>Writes a text in the form in which another literal is written.</summary>
internal static class LiteralText
{
    public static string Write(string value, SyntaxToken like) => like.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken when value.All(static c => c != '"' && !char.IsControl(c)) => $"{Quotes(like)}{value}{Quotes(like)}",
        SyntaxKind.StringLiteralToken when like.Text.StartsWith("@", System.StringComparison.Ordinal) => $"@\"{value.Replace("\"", "\"\"")}\"",
        _ => SymbolDisplay.FormatLiteral(value, quote: true),
    };

    private static string Quotes(SyntaxToken literal) => new([.. literal.Text.TakeWhile(static c => c == '"')]);
}
