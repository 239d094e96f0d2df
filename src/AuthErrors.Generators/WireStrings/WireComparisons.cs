using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Reads comparisons with constants out of the forms that the language has for them.</summary>
internal static class WireComparisons
{
    /// <summary>The comparison; <see langword="null"/> when no wire string is compared with a constant.</summary>
    public static WireComparison? Read(IOperation? operation, WireStringFinder finder)
    {
        var comparison = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when IsString(binary.LeftOperand) && IsString(binary.RightOperand)
                => new WireComparison(binary, Compare(binary.LeftOperand, binary.RightOperand, ignoreCase: false, finder)),
            IInvocationOperation call when StringEquality.Of(call) is { } equality
                => new WireComparison(call, Compare(equality.Left, equality.Right, equality.IgnoresCase, finder), equality.IsExact),
            IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation
                => new WireComparison(operation, [.. Constants(operation, finder)]),
            _ => null,
        };
        return comparison is { Constants.IsEmpty: false } ? comparison : null;
    }

    /// <summary>The patterns of a comparison or switch and those inside them, and its labels. Not those of a switch inside an arm.</summary>
    public static IEnumerable<IOperation> Patterns(IOperation operation)
    {
        var outer = operation is IIsPatternOperation test ? [test.Pattern] : SwitchLabel.Of(operation).Select(static label => label.Pattern);
        return outer.SelectMany(static pattern => pattern is IPatternOperation ? pattern.DescendantsAndSelf().Where(static inner => inner is IPatternOperation) : [pattern]);
    }

    /// <summary>The constant of a pattern or label that is one.</summary>
    public static IOperation? ConstantOf(IOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value,
        ISingleValueCaseClauseOperation label => label.Value,
        _ => null,
    };

    private static ImmutableArray<ComparedConstant> Compare(IOperation left, IOperation right, bool ignoreCase, WireStringFinder finder)
    {
        var (constant, value) = TextOf(left) is null ? (right, left) : (left, right);
        return TextOf(constant) is { } text && TextOf(value) is null && finder.Find(value) is { } compared
            ? [new ComparedConstant(ConstantOperand.Of(constant), text, compared, compared.Codes.Find(text, ignoreCase))]
            : [];
    }

    private static IEnumerable<ComparedConstant> Constants(IOperation operation, WireStringFinder finder)
    {
        var inputs = new Dictionary<IOperation, WireString?>();
        foreach (var pattern in Patterns(operation))
        {
            if (ConstantOf(pattern) is not { } constant || TextOf(constant) is not { } text || PatternInput.Of(pattern) is not { } input)
            {
                continue;
            }

            if (!inputs.TryGetValue(input, out var compared))
            {
                inputs.Add(input, compared = finder.Find(input));
            }

            if (compared is not null)
            {
                yield return new ComparedConstant(ConstantOperand.Of(constant), text, compared, compared.Codes.Find(text, ignoreCase: false));
            }
        }
    }

    private static bool IsString(IOperation value) => value.Type?.SpecialType == SpecialType.System_String;

    private static string? TextOf(IOperation value) => ConstantOperand.Of(value).ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
