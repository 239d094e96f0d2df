using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Text;

/// <summary>Finds where new lines go so that comments stay with what they are about, and <c>#if</c> blocks stay whole.</summary>
internal static class InsertionPoint
{
    /// <summary>The start of the line above which new lines belong: that of the token, or of the comments right above it.</summary>
    public static int Above(SyntaxToken token, SourceText text)
    {
        var position = Lines.StartOf(token.SpanStart, text);
        foreach (var trivia in token.LeadingTrivia.Reverse())
        {
            if (Comments.IsComment(trivia) || SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind()))
            {
                position = Lines.StartOf(trivia.SpanStart, text);
            }
            else if (trivia.GetStructure() is BranchingDirectiveTriviaSyntax branch)
            {
                // The token stands in the block that opens here. What goes above it must not, or it would be there only sometimes.
                position = Lines.StartOf(branch.GetRelatedDirectives()[0].SpanStart, text);
            }
            else if (trivia.IsDirective || (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && Lines.IsBlank(trivia.SpanStart, text)))
            {
                return position;
            }
        }

        return position;
    }
}
