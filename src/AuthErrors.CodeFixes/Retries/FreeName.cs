using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>Finds names that nothing in a member bears.</summary>
internal static class FreeName
{
    public static string In(SyntaxNode node, string wanted)
    {
        SyntaxNode member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
        var taken = member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText).ToImmutableHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? wanted : wanted + number.ToString(CultureInfo.InvariantCulture))
            .First(name => !taken.Contains(name));
    }
}
