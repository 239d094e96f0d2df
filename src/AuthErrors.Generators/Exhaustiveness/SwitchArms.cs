using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Reads the arms of either form of switch, in the order of the text.</summary>
internal static class SwitchArms
{
    public static IEnumerable<SwitchArm> Of(IOperation operation, Position value, PatternReader reader)
        => SwitchLabel.Of(operation).Select(label => new SwitchArm(label.Syntax, Read(label.Pattern, value, reader), label.IsGuarded, label.Pattern is IDefaultCaseClauseOperation));

    private static Condition Read(IOperation pattern, Position value, PatternReader reader) => pattern switch
    {
        IPatternOperation asked => reader.Read(asked, value),
        ISingleValueCaseClauseOperation single => reader.ReadConstant(single.Value, value),
        IDefaultCaseClauseOperation => Condition.Always,
        _ => Condition.Unknown,
    };
}
