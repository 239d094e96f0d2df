using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Finds the codes that a switch over a wire string has no arm for, as if it were one over the enum.</summary>
internal static class LackingCodes
{
    /// <summary>The codes in the order of their declaration. Of a switch over more than the one string nothing is said.</summary>
    public static IEnumerable<CodeValue> Of(WireComparison comparison, CodeEnum codes)
    {
        var (value, arms) = Arms(comparison.Operation);
        if (value is null)
        {
            return [];
        }

        var unguarded = new HashSet<IOperation?>(arms.Where(static arm => arm.Guard is null or { ConstantValue: { HasValue: true, Value: true } }).Select(static arm => arm.Pattern));
        var named = comparison.Constants
            .Where(constant => constant.Known is not null && constant.Compared.Codes.Codes == codes && unguarded.Contains(Outermost(constant.Value)))
            .Aggregate(CodeSet.Empty, (set, constant) => set | codes.WithNumber(constant.Known!.Value.Number));
        var missing = codes.All.Except(unguarded.Any(IsCatchAll) ? named | codes.Optional : named);
        return codes.Values.Where((_, place) => missing.Contains(place));
    }

    private static (IOperation? Value, IEnumerable<(IOperation Pattern, IOperation? Guard)> Arms) Arms(IOperation operation) => operation switch
    {
        ISwitchExpressionOperation expression => (Single(expression.Value), expression.Arms.Select(static arm => ((IOperation)arm.Pattern, arm.Guard))),
        ISwitchOperation statement => (Single(statement.Value), statement.Cases.SelectMany(static section => section.Clauses).Select(Arm)),
        _ => (null, []),
    };

    private static (IOperation Pattern, IOperation? Guard) Arm(ICaseClauseOperation clause)
        => clause is IPatternCaseClauseOperation pattern ? (pattern.Pattern, pattern.Guard) : (clause, null);

    private static IOperation? Single(IOperation value) => value.Type?.SpecialType == SpecialType.System_String ? value : null;

    /// <summary>The label or pattern of the arm that a constant stands in; <see langword="null"/> where it is what the arm does not take.</summary>
    private static IOperation? Outermost(IOperation constant)
    {
        var pattern = constant.Parent;
        while (pattern?.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            pattern = pattern.Parent;
            if (pattern is INegatedPatternOperation)
            {
                return null;
            }
        }

        return pattern;
    }

    private static bool IsCatchAll(IOperation? pattern) => pattern switch
    {
        IDefaultCaseClauseOperation or IDiscardPatternOperation or IDeclarationPatternOperation or ITypePatternOperation => true,
        IRecursivePatternOperation recursive => recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty,
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        _ => false,
    };
}
