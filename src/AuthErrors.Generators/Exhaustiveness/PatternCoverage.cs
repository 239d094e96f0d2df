using System;
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
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Or(Of(or.LeftPattern, codes), Of(or.RightPattern, codes)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => And(Of(and.LeftPattern, codes), Of(and.RightPattern, codes)),
        INegatedPatternOperation not => Nameless((codes.All | codes.Null).Except(Of(not.Pattern, codes).Takes)),
        IRelationalPatternOperation relation => Nameless(OfRelation(relation, codes)),
        IDiscardPatternOperation => Nameless(codes.All | codes.Null),
        IDeclarationPatternOperation { MatchesNull: true } => Nameless(codes.All | codes.Null),
        IDeclarationPatternOperation { MatchedType: not ITypeParameterSymbol } => Nameless(codes.All),
        ITypePatternOperation { MatchedType: not ITypeParameterSymbol } => Nameless(codes.All),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => Nameless(codes.All),
        _ => Coverage.None,
    };

    /// <summary>What a constant names: a code by its value, however it is spelt, or null.</summary>
    public static Coverage OfConstant(IOperation value, CodeEnum codes)
    {
        // The conversion to the nullable form of the enum is no constant, but what it converts is.
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        var named = value.ConstantValue switch
        {
            { HasValue: false } => CodeSet.Empty,
            { Value: null } => codes.Null,
            { Value: var number } => codes.WithNumber(number),
        };
        return new Coverage(named, named);
    }

    private static Coverage Nameless(CodeSet takes) => new(takes, CodeSet.Empty);

    private static Coverage Or(Coverage left, Coverage right) => new(left.Takes | right.Takes, left.Names | right.Names);

    /// <summary>Both must match; what one side names is named if the other side takes it.</summary>
    private static Coverage And(Coverage left, Coverage right)
        => new(left.Takes & right.Takes, (left.Names & right.Takes) | (right.Names & left.Takes));

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
