using System.Linq;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Narrowings;

/// <summary>A local or a parameter, of which it can be known that nothing else writes it.</summary>
internal static class Variable
{
    /// <summary>The variable that an expression reads, through casts and <c>.Value</c>; <see langword="null"/> when it reads something else.</summary>
    public static ISymbol? Of(IOperation? value) => value switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when !IsOfType(parameter) => parameter,
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } type }, Instance: { } instance } when Nullables.IsNullable(type) => Of(instance),
        _ => null,
    };

    public static bool Is(IOperation value, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Of(value), variable);

    /// <summary>A parameter of a class or struct is a field as soon as a member reads it: any other member may write it.</summary>
    private static bool IsOfType(IParameterSymbol parameter)
        => parameter.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax);
}
