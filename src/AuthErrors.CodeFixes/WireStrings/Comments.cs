using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.WireStrings;

/// <summary>Finds what a fix must not throw away: comments, and lines of the preprocessor.</summary>
internal static class Comments
{
    public static bool Exist(SyntaxNode root, TextSpan span)
        => root.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
