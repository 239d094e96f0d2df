using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using AuthErrors.Generators.Matrices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>Adds a catch-all that does what is done about the fallback.</summary>
internal static class CatchAll
{
    public static ImmutableArray<TextChange> Add(SyntaxNode node, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        if (CodeEnums.Find(model.Compilation) is not { } enums
            || SwitchCheck.Judge(model.GetOperation(node, cancellationToken), enums, cancellationToken) is not { IsComplete: true } verdict
            || ArmOfFallback(verdict.Matrix) is not { } arm)
        {
            return [];
        }

        return (node, arm) switch
        {
            (SwitchExpressionSyntax expression, SwitchExpressionArmSyntax { Expression: var value }) when ArmBody.CanBeShared(arm, [((SwitchExpressionArmSyntax)arm).Pattern])
                => [.. new SwitchExpressionLayout(expression, text).Insert([$"_ => {value}"], before: null)],
            (SwitchStatementSyntax statement, { Parent: SwitchSectionSyntax section }) when ArmBody.CanBeShared(section, section.Labels)
                => [new SwitchStatementLayout(statement, text).InsertLabels(["default:"], section)],
            _ => [],
        };
    }

    /// <summary>The one arm that names the fallback, where the switch is over codes and nothing else.</summary>
    private static SyntaxNode? ArmOfFallback(SwitchMatrix matrix)
    {
        var (root, domain) = (matrix.Positions[0], matrix.Domains[0] as CodeDomain);
        var arms = domain is null ? [] : matrix.Arms
            .Where(arm => !arm.Arm.IsGuarded && arm.Named(root).Any(named => named.Sets[0].Overlaps(domain.Codes.Where(static code => code.IsFallback))))
            .Take(2)
            .ToList();
        return arms.Count == 1 ? arms[0].Arm.Syntax : null;
    }
}
