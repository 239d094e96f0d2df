using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Exhaustiveness;

/// <summary>Reads the arms of either form of switch, in the order of the text.</summary>
internal static class SwitchArms
{
    public static IEnumerable<SwitchArm> Of(ISwitchExpressionOperation operation, CodeEnum codes)
        => operation.Arms.Select(arm => Arm(arm.Syntax, PatternCoverage.Of(arm.Pattern, codes), arm.Guard));

    public static IEnumerable<SwitchArm> Of(ISwitchOperation operation, CodeEnum codes)
        => operation.Cases.SelectMany(static section => section.Clauses).Select(clause => clause switch
        {
            IPatternCaseClauseOperation pattern => Arm(clause.Syntax, PatternCoverage.Of(pattern.Pattern, codes), pattern.Guard),
            ISingleValueCaseClauseOperation single => Arm(clause.Syntax, PatternCoverage.OfConstant(single.Value, codes), guard: null),
            IDefaultCaseClauseOperation => new SwitchArm(clause.Syntax, Coverage.Nameless(codes.Everything), IsGuarded: false, IsDefault: true),
            _ => Arm(clause.Syntax, Coverage.None, guard: null),
        });

    /// <summary>A guard that is constant decides nothing at run time: the arm is always taken, or never.</summary>
    private static SwitchArm Arm(SyntaxNode syntax, Coverage coverage, IOperation? guard) => guard?.ConstantValue switch
    {
        null or { HasValue: true, Value: true } => new SwitchArm(syntax, coverage, IsGuarded: false),
        { HasValue: true, Value: false } => new SwitchArm(syntax, Coverage.None, IsGuarded: true),
        _ => new SwitchArm(syntax, coverage, IsGuarded: true),
    };
}
