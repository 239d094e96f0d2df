using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Text;

/// <summary>Finds what a fix must not throw away: comments, and lines of the preprocessor.</summary>
internal static class Comments
{
    /// <summary>True for what somebody wrote for the reader of a statement. Comments about a member are no such thing.</summary>
    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    /// <summary>True when a span holds anything but blanks between its tokens.</summary>
    public static bool Exist(SyntaxNode root, TextSpan span)
        => root.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
