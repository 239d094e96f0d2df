using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Codes;

/// <summary>An arm of a switch expression, or one label of a switch statement: what both forms of switch are made of.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Pattern">The pattern; a label without one as it is.</param>
/// <param name="Guard">What stands behind <c>when</c>.</param>
internal sealed record SwitchLabel(SyntaxNode Syntax, IOperation Pattern, IOperation? Guard)
{
    /// <summary>True when a run decides whether it is taken. A guard that is constant and true decides nothing.</summary>
    public bool IsGuarded => Guard is { ConstantValue: not { HasValue: true, Value: true } };

    /// <summary>The labels of a switch, in the order of the text; none of anything else.</summary>
    public static IEnumerable<SwitchLabel> Of(IOperation operation) => operation switch
    {
        ISwitchExpressionOperation expression => expression.Arms.Select(static arm => new SwitchLabel(arm.Syntax, arm.Pattern, arm.Guard)),
        ISwitchOperation statement => statement.Cases.SelectMany(static section => section.Clauses).Select(static clause => clause is IPatternCaseClauseOperation pattern
            ? new SwitchLabel(clause.Syntax, pattern.Pattern, pattern.Guard)
            : new SwitchLabel(clause.Syntax, clause, Guard: null)),
        _ => [],
    };

    /// <summary>What a switch is over.</summary>
    public static IOperation? ValueOf(IOperation operation) => operation switch
    {
        ISwitchOperation statement => statement.Value,
        ISwitchExpressionOperation expression => expression.Value,
        _ => null,
    };
}
