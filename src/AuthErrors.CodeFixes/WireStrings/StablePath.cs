using AuthErrors.Generators.WireStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.CodeFixes.WireStrings;

/// <summary>Decides whether an expression gives the same further down: a path of locals, parameters and <c>this</c> over members that nobody can set.</summary>
internal static class StablePath
{
    public static bool IsSameAt(IOperation? path, IOperation place, WireStringFinder finder) => path switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsSameAt(conversion.Operand, place, finder),
        IInstanceReferenceOperation or IConditionalAccessInstanceOperation => true,
        ILocalReferenceOperation { Local: var local } => IsSetOnce(local, finder.AssignedAround(path)) && Means(local, place),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => finder.AssignedAround(path).Of(parameter).Count == 0 && Means(parameter, place),
        IPropertyReferenceOperation { Arguments.IsEmpty: true, Property: { SetMethod: null or { IsInitOnly: true } } } property => IsSameOn(property, place, finder),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => IsSameOn(field, place, finder),
        IConditionalAccessOperation access => IsSameAt(access.Operation, place, finder) && IsSameAt(access.WhenNotNull, place, finder),
        ICoalesceOperation coalesce => IsSameAt(coalesce.Value, place, finder),
        IInvocationOperation { Instance: null, Arguments: { Length: 1 } arguments } => IsSameAt(arguments[0].Value, place, finder),
        _ => false,
    };

    private static bool IsSameOn(IMemberReferenceOperation member, IOperation place, WireStringFinder finder)
        => member.Member.IsStatic || IsSameAt(member.Instance, place, finder);

    /// <summary>True when a local gets its value where it is declared, and never another.</summary>
    private static bool IsSetOnce(ILocalSymbol local, AssignedValues assigned)
        => assigned.Of(local).Count <= 1 && local.DeclaringSyntaxReferences is { Length: 1 } declarations
            && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or SingleVariableDesignationSyntax or ForEachStatementSyntax;

    private static bool Means(ISymbol symbol, IOperation place)
        => place.SemanticModel!.LookupSymbols(place.Syntax.SpanStart, name: symbol.Name) is { Length: 1 } found && SymbolEqualityComparer.Default.Equals(found[0], symbol);
}
