using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.CodeFixes.Naming;

/// <summary>Writes the name of a type as short as it can be at a place.</summary>
internal static class TypeNaming
{
    public static string Shortest(ITypeSymbol type, SemanticModel model, int position)
    {
        // The short name may begin with a namespace that means another one here, such as a System of the user's own.
        var name = type.ToMinimalDisplayString(model, position);
        var meant = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        return SymbolEqualityComparer.Default.Equals(meant, type) ? name : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }
}
