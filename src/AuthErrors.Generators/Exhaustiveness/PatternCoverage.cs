using System;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Computes what a pattern does to the codes, by the structure of the pattern.</summary>
/// <remarks>
/// Only a constant names a code. A complement (<c>not</c>) and a comparison are open to every code that the catalog gets
/// tomorrow, so they take codes and name none, however few they take today.
/// </remarks>
internal static class PatternCoverage
{
    public static Coverage Of(IPatternOperation pattern, CodeEnum codes) => pattern switch
    {
        IConstantPatternOperation constant => OfConstant(constant.Value, codes),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => OfChain(or, codes),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Of(and.LeftPattern, codes) & Of(and.RightPattern, codes),
        INegatedPatternOperation not => OfComplement(Of(not.Pattern, codes), codes),
        IRelationalPatternOperation relation => Coverage.Nameless(OfRelation(relation, codes)),
        IDiscardPatternOperation => Coverage.Nameless(codes.Everything),
        IDeclarationPatternOperation { MatchesNull: true } => Coverage.Nameless(codes.Everything),
        IDeclarationPatternOperation { MatchedType: not ITypeParameterSymbol } => Coverage.Nameless(codes.All),
        ITypePatternOperation { MatchedType: not ITypeParameterSymbol } => Coverage.Nameless(codes.All),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => Coverage.Nameless(codes.All),
        _ => new Coverage(CodeSet.Empty, codes.Everything, CodeSet.Empty),
    };

    /// <summary>What a constant names: a code by its value, however it is spelt, or null.</summary>
    public static Coverage OfConstant(IOperation value, CodeEnum codes) => ConstantOperand.Of(value).ConstantValue switch
    {
        { HasValue: false } => Coverage.None,
        { Value: null } => Coverage.Naming(codes.Null),
        { Value: var number } => Coverage.Naming(codes.WithNumber(number)),
    };

    /// <summary>A chain of <c>or</c> leans to the left, and may have a link for each of thousands of codes: a loop does not run out of stack.</summary>
    private static Coverage OfChain(IBinaryPatternOperation chain, CodeEnum codes)
    {
        var coverage = Coverage.None;
        IPatternOperation rest = chain;
        while (rest is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or)
        {
            coverage |= Of(or.RightPattern, codes);
            rest = or.LeftPattern;
        }

        return coverage | Of(rest, codes);
    }

    private static Coverage OfComplement(Coverage inner, CodeEnum codes)
        => new(codes.Everything.Except(inner.MayTake), codes.Everything.Except(inner.Takes), CodeSet.Empty);

    private static CodeSet OfRelation(IRelationalPatternOperation relation, CodeEnum codes)
    {
        if (relation.Value.ConstantValue is not { HasValue: true, Value: IComparable bound })
        {
            return CodeSet.Empty;
        }

        return relation.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => codes.Where(code => bound.CompareTo(code.Number) > 0),
            BinaryOperatorKind.LessThanOrEqual => codes.Where(code => bound.CompareTo(code.Number) >= 0),
            BinaryOperatorKind.GreaterThan => codes.Where(code => bound.CompareTo(code.Number) < 0),
            BinaryOperatorKind.GreaterThanOrEqual => codes.Where(code => bound.CompareTo(code.Number) <= 0),
            _ => CodeSet.Empty,
        };
    }
}
