using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Suppressions;

/// <summary>Finds <c>#pragma warning disable</c> of a rule without a comment that says why.</summary>
internal static class PragmaCheck
{
    /// <summary>Where the rule is named in a directive that gives no reason.</summary>
    public static IEnumerable<ExpressionSyntax> Find(SyntaxNode root, string id, string title)
    {
        // Asking each directive for the next one walks all that is between them, token by token.
        foreach (var pragma in root.DescendantNodes(static node => node.ContainsDirectives, descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>())
        {
            if (pragma.IsActive
                && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
                && pragma.ErrorCodes.FirstOrDefault(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == id) is { } named
                && !HasReason(pragma, title))
            {
                yield return named;
            }
        }
    }

    private static bool HasReason(PragmaWarningDirectiveTriviaSyntax pragma, string title)
        => pragma.DescendantTrivia().Concat(CommentsAbove(pragma)).Any(trivia => IsReason(trivia, title));

    /// <summary>The comments in the lines right above. Other pragmas may stand between: one reason often serves several.</summary>
    private static IEnumerable<SyntaxTrivia> CommentsAbove(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var isLineEmpty = false;
        var leading = pragma.ParentTrivia.Token.LeadingTrivia;
        for (var index = leading.IndexOf(pragma.ParentTrivia) - 1; index >= 0; index--)
        {
            var trivia = leading[index];
            switch (trivia.Kind())
            {
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.EndOfLineTrivia when !isLineEmpty:
                    isLineEmpty = true;
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    isLineEmpty = false;
                    yield return trivia;
                    break;
                case SyntaxKind.PragmaWarningDirectiveTrivia when !isLineEmpty:
                    // It holds the end of its line.
                    break;
                default:
                    yield break;
            }
        }
    }

    private static bool IsReason(SyntaxTrivia trivia, string title)
        => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia && Reason.IsGiven(trivia.ToString(), title);
}
