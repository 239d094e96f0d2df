using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Finds the fields and properties that nobody assigns twice, and what they are given.</summary>
internal static class ReadOnlyMember
{
    /// <summary>The member that the operation initializes, and its value; <see langword="null"/> when it may get another one.</summary>
    public static (ISymbol Member, IOperation Value)? InitializedBy(IOperation operation, ISymbol containing) => operation switch
    {
        IFieldInitializerOperation { Value: var value } initializer when initializer.InitializedFields.FirstOrDefault() is { IsReadOnly: true } field => (field, value),
        IPropertyInitializerOperation { Value: var value } initializer when initializer.InitializedProperties.FirstOrDefault() is { SetMethod: null } property => (property, value),

        // Behind an arrow the map is made anew with each read. Nobody fills it for later either.
        IBlockOperation { Parent: null or IMethodBodyOperation, Syntax: ArrowExpressionClauseSyntax } arrow
            when containing is IMethodSymbol { AssociatedSymbol: IPropertySymbol { SetMethod: null, IsIndexer: false } getter }
                && arrow.Operations.FirstOrDefault() is IReturnOperation { ReturnedValue: { } value } => (getter, value),
        _ => null,
    };

    /// <summary>What a member is given where it is declared; <see langword="null"/> when it is not read-only, or not declared with a value.</summary>
    public static IOperation? ValueOf(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsIndexer: false })
            || member.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        var syntax = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var value = syntax switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        return value is null ? null : ModelOf(syntax.SyntaxTree, model).GetOperation(value, cancellationToken);
    }

    /// <summary>Another model is needed only for the other files of a partial type.</summary>
    public static SemanticModel ModelOf(SyntaxTree tree, SemanticModel model)
        => tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree);
}
