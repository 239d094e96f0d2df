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
        if (SwitchLabel.ValueOf(comparison.Operation)?.Type?.SpecialType != SpecialType.System_String)
        {
            return [];
        }

        var unguarded = new HashSet<IOperation?>(SwitchLabel.Of(comparison.Operation).Where(static label => !label.IsGuarded).Select(static label => label.Pattern));
        var named = comparison.Constants
            .Where(constant => constant.Known is not null && constant.Compared.Codes.Codes == codes && unguarded.Contains(Outermost(constant.Value)))
            .Aggregate(CodeSet.Empty, (set, constant) => set | codes.WithNumber(constant.Known!.Value.Number));
        return codes.ValuesIn(codes.All.Except(unguarded.Any(IsCatchAll) ? named | codes.Optional : named));
    }

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
