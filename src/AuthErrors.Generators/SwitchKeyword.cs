using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators;

/// <summary>Finds the place of a diagnostic on a switch. The whole of one would underline a page.</summary>
internal static class SwitchKeyword
{
    /// <summary>Where the keyword of either form of switch stands; <see langword="null"/> for anything else.</summary>
    public static Location? Find(SyntaxNode syntax) => syntax switch
    {
        SwitchStatementSyntax statement => statement.SwitchKeyword.GetLocation(),
        SwitchExpressionSyntax expression => expression.SwitchKeyword.GetLocation(),
        _ => null,
    };
}
