using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Flow;

/// <summary>The control-flow graphs of the methods of one compilation, each made once.</summary>
internal sealed class Graphs(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);

    /// <summary>The compilation they are of.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>The graph of a method's body; <see langword="null"/> when it has none here.</summary>
    public ControlFlowGraph? Of(IMethodSymbol method, CancellationToken cancellationToken)
        => Find((method.PartialImplementationPart ?? method).OriginalDefinition, cancellationToken);

    /// <summary>The graph of what a field or property is initialised with.</summary>
    public ControlFlowGraph? OfInitializer(ISymbol member, CancellationToken cancellationToken) => Find(member.OriginalDefinition, cancellationToken);

    /// <summary>The model of a tree, which need not be the one that is being analysed.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
#pragma warning disable RS1030 // A request runs through methods of many files; only here are models of the others made, each once per compilation.
        => _models.GetOrAdd(tree, tree => Compilation.GetSemanticModel(tree));
#pragma warning restore RS1030

    private ControlFlowGraph? Find(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (_graphs.TryGetValue(symbol, out var known))
        {
            return known;
        }

        // Not GetOrAdd with a factory: one that is cancelled must leave nothing behind, and the graph of a partial body is asked for again.
        var graph = symbol.DeclaringSyntaxReferences
            .Select(reference => Create(reference.GetSyntax(cancellationToken), cancellationToken))
            .FirstOrDefault(static graph => graph is not null);
        return _graphs.GetOrAdd(symbol, graph);
    }

    private ControlFlowGraph? Create(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        if (!Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return null;
        }

        SyntaxNode? node = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => declaration,
        };
        return node is null ? null : ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) switch
        {
            IMethodBodyOperation { Parent: null } method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation { Parent: null } constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            IFieldInitializerOperation { Parent: null } field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation { Parent: null } property => ControlFlowGraph.Create(property, cancellationToken),
            _ => null,
        };
    }
}
