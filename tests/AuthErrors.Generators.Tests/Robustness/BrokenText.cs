using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>What C# becomes while somebody types.</summary>
internal static class BrokenText
{
    private const int MostEdits = 8;

    /// <summary>Cuts the text off somewhere, or leaves tokens out, doubles them, or swaps them for others of the file.</summary>
    public static string Break(string text, Random random)
    {
        if (random.Next(3) == 0)
        {
            return text[..random.Next(text.Length + 1)];
        }

        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0).ToList();
        if (tokens.Count == 0)
        {
            return text;
        }

        var changes = Enumerable.Range(0, 1 + random.Next(MostEdits))
            .Select(_ => tokens[random.Next(tokens.Count)])
            .DistinctBy(static token => token.SpanStart)
            .OrderBy(static token => token.SpanStart)
            .Select(token => new TextChange(token.Span, random.Next(3) switch
            {
                0 => "",
                1 => token.Text + " " + token.Text,
                _ => tokens[random.Next(tokens.Count)].Text,
            }));
        return SourceText.From(text).WithChanges(changes).ToString();
    }

    /// <summary>Marks every enum, so that there is something to judge wherever one is used.</summary>
    public static string MarkEnums(string text)
    {
        var starts = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<EnumDeclarationSyntax>().Select(static node => node.SpanStart);
        return SourceText.From(text).WithChanges(starts.Select(static start => new TextChange(new TextSpan(start, 0), "[global::AuthErrors.AuthErrorCodes] "))).ToString();
    }
}
