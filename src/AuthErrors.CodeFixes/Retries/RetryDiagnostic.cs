using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>A diagnostic on retry code, and the file it stands in.</summary>
/// <param name="spans">Where it stands, and behind that the calls that lead down to the refresh.</param>
/// <param name="model">The meaning of the file.</param>
/// <param name="text">The text of the file.</param>
/// <param name="cancellationToken">Cancels the computation.</param>
internal sealed class RetryDiagnostic(ImmutableArray<TextSpan> spans, SemanticModel model, SourceText text, CancellationToken cancellationToken)
{
    private readonly SyntaxNode _root = model.SyntaxTree.GetRoot(cancellationToken);

    public SemanticModel Model => model;

    public SourceText Text => text;

    public SyntaxToken Token => _root.FindToken(spans[0].Start);

    /// <summary>The innermost expression of the diagnostic, which may be what a variable is declared with.</summary>
    public ExpressionSyntax? Expression => _root.FindNode(spans[0], getInnermostNodeForTie: true) switch
    {
        ExpressionSyntax expression => expression,
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    /// <summary>The call that is meant, and before it those that lead to it, in reverse.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsFromBelow
        => spans.Reverse().Select(span => _root.FindNode(span, getInnermostNodeForTie: true)).OfType<InvocationExpressionSyntax>().Distinct();

    public ISymbol? SymbolOf(SyntaxNode node) => model.GetSymbolInfo(node, cancellationToken).Symbol;

    public ITypeSymbol? TypeOf(SyntaxNode node) => model.GetTypeInfo(node, cancellationToken).Type;

    public ISymbol? DeclaredBy(SyntaxNode node) => model.GetDeclaredSymbol(node, cancellationToken);
}
