using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Finds what somebody probably believes to name codes in a switch that does not: a sum of two, a number, a complement.</summary>
internal static class SwitchHints
{
    /// <summary>At most one sentence for each kind of misunderstanding.</summary>
    public static IEnumerable<string> Of(IOperation operation, CodeEnum codes)
    {
        var labels = SwitchLabel.Of(operation).Select(static label => label.Pattern).ToList();
        var patterns = labels
            .OfType<IPatternOperation>()
            .SelectMany(static pattern => pattern.DescendantsAndSelf())
            .OfType<IPatternOperation>()
            .Where(pattern => IsOver(codes, pattern.InputType))
            .ToList();
        var constants = patterns.OfType<IConstantPatternOperation>().Select(static pattern => pattern.Value)
            .Concat(labels.OfType<ISingleValueCaseClauseOperation>().Select(static label => label.Value))
            .Select(ConstantOperand.Of)
            .Where(value => IsOver(codes, value.Type))
            .ToList();

        if (constants.OfType<IBinaryOperation>().FirstOrDefault(static value => value.OperatorKind == BinaryOperatorKind.Or) is { } sum)
        {
            yield return $"{Quoted.InSingle(sum.Syntax.ToString())} is {Meaning(sum, codes)}; did you mean 'or'?";
        }

        if (constants.FirstOrDefault(value => value is not IBinaryOperation && IsUndefined(value, codes)) is { } number)
        {
            yield return $"{Quoted.InSingle(number.Syntax.ToString())} is {Meaning(number, codes)}";
        }

        if (patterns.FirstOrDefault(pattern => pattern is INegatedPatternOperation or IRelationalPatternOperation && !NamesOnlyNull(pattern)) is { } open)
        {
            yield return $"{Quoted.InSingle(open.Syntax.ToString())} names no code: it would take every code of the future too";
        }
    }

    private static bool IsOver(CodeEnum codes, ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(Nullables.Strip(type), codes.Type);

    private static bool IsUndefined(IOperation value, CodeEnum codes)
        => value.ConstantValue is { HasValue: true, Value: { } number } && codes.WithNumber(number).IsEmpty;

    private static bool NamesOnlyNull(IPatternOperation pattern)
        => pattern is INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } && ConstantOperand.Of(value).ConstantValue is { HasValue: true, Value: null };

    private static string Meaning(IOperation value, CodeEnum codes)
        => codes.Values.FirstOrDefault(code => code.Number.Equals(value.ConstantValue.Value)) is { } code
            ? $"{value.ConstantValue.Value}, which is {code.Name}"
            : $"{value.ConstantValue.Value}, which is no code";
}
