using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Finds where a type uses a member of its own. This walks the whole type, so it is asked only of what would be reported.</summary>
internal static class MemberUses
{
    /// <summary>The references to a member in all parts of its type and of those around it, in the order of the text, with the conversions around them.</summary>
    public static IEnumerable<IOperation> Find(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var part in Outermost(member.ContainingType).DeclaringSyntaxReferences)
        {
            var partModel = ReadOnlyMember.ModelOf(part.SyntaxTree, model);
            foreach (var name in part.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == member.Name
                    && partModel.GetOperation(Whole(name), cancellationToken) is IMemberReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member.OriginalDefinition))
                {
                    yield return Converted(reference);
                }
            }
        }
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    private static SyntaxNode Whole(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static IOperation Converted(IOperation operation)
    {
        while (operation.Parent is IConversionOperation conversion)
        {
            operation = conversion;
        }

        return operation;
    }
}
