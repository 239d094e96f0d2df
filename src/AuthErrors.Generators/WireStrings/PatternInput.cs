using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Finds what a pattern is asked about.</summary>
internal static class PatternInput
{
    /// <summary>Takes a pattern, or a label of a switch statement.</summary>
    /// <returns>The value, the member of a property pattern, or the element of a tuple; <see langword="null"/> for what has no expression.</returns>
    public static IOperation? Of(IOperation pattern)
    {
        var asked = pattern;
        while (asked.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            asked = asked.Parent;
        }

        return asked.Parent switch
        {
            IIsPatternOperation test => test.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation expression } => expression.Value,
            ICaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation statement } } => statement.Value,
            ISwitchCaseOperation { Parent: ISwitchOperation statement } => statement.Value,
            IPropertySubpatternOperation property => property.Member,
            IRecursivePatternOperation position => Element(position, asked),
            _ => null,
        };
    }

    private static IOperation? Element(IRecursivePatternOperation position, IOperation asked)
    {
        var input = Of(position);
        while (input is IConversionOperation conversion)
        {
            input = conversion.Operand;
        }

        var place = 0;
        foreach (var subpattern in position.DeconstructionSubpatterns)
        {
            if (subpattern == asked)
            {
                return input is ITupleOperation tuple && place < tuple.Elements.Length ? tuple.Elements[place] : null;
            }

            place++;
        }

        return null;
    }
}
