using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Narrowings;

/// <summary>Finds what may change a variable. Where it is not plain that nothing does, something does.</summary>
internal static class VariableWrites
{
    public static bool Any(SyntaxNode node, ISymbol variable, SemanticModel model, CancellationToken cancellationToken)
        => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => IsWrite(name, variable, model, cancellationToken));

    /// <summary>True when a lambda or a local function may write the variable, whenever it runs.</summary>
    public static bool AnyInNestedFunction(SyntaxNode function, ISymbol variable, SemanticModel model, CancellationToken cancellationToken)
        => function.DescendantNodes()
            .Where(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            .Any(nested => Any(nested, variable, model, cancellationToken));

    /// <summary>True when a reference or a pointer to the variable is kept: what is written through it does not name the variable.</summary>
    public static bool AnyAlias(SyntaxNode function, ISymbol variable, SemanticModel model, CancellationToken cancellationToken)
        => function.DescendantNodes()
            .Where(static node => node is RefExpressionSyntax || node.IsKind(SyntaxKind.AddressOfExpression))
            .Any(alias => Any(alias, variable, model, cancellationToken));

    private static bool IsWrite(IdentifierNameSyntax name, ISymbol variable, SemanticModel model, CancellationToken cancellationToken)
        => name.Identifier.ValueText == variable.Name
            && MayWrite(name)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, variable);

    private static bool MayWrite(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => MayWrite(parenthesized),
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        RefExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => MayWrite(tuple),
        _ => false,
    };
}
