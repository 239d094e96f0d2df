using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Reads the arms of either form of switch, in the order of the text.</summary>
internal static class SwitchArms
{
    public static IEnumerable<SwitchArm> Of(IOperation operation, Position value, PatternReader reader) => operation switch
    {
        ISwitchExpressionOperation expression => expression.Arms.Select(arm => Arm(arm.Syntax, reader.Read(arm.Pattern, value), arm.Guard)),
        ISwitchOperation statement => statement.Cases.SelectMany(static section => section.Clauses).Select(clause => clause switch
        {
            IPatternCaseClauseOperation pattern => Arm(clause.Syntax, reader.Read(pattern.Pattern, value), pattern.Guard),
            ISingleValueCaseClauseOperation single => Arm(clause.Syntax, reader.ReadConstant(single.Value, value), guard: null),
            IDefaultCaseClauseOperation => new SwitchArm(clause.Syntax, Condition.Always, IsGuarded: false, IsDefault: true),
            _ => Arm(clause.Syntax, Condition.Unknown, guard: null),
        }),
        _ => [],
    };

    /// <summary>A guard that is constant decides nothing at run time: the arm is always taken, or never.</summary>
    private static SwitchArm Arm(SyntaxNode syntax, Condition condition, IOperation? guard)
        => new(syntax, condition, IsGuarded: guard is { ConstantValue: not { HasValue: true, Value: true } });
}
