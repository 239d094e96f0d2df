using System;
using System.Collections.Immutable;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>
/// AUTHSPR1: where AUTH2001 finds a switch complete, silences those who ask for more. The compiler wants an arm for numbers that the enum
/// does not define (CS8524, CS8846 where a guard stands in the way), and the IDE one for the fallback although a catch-all takes it (IDE0010, IDE0072).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExhaustiveSwitchSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Descriptors = new[] { "CS8509", "CS8524", "CS8846", "IDE0010", "IDE0072" }
        .ToImmutableDictionary(static id => id, static id => new SuppressionDescriptor("AUTHSPR1", id, "The switch names every auth error code (AUTH2001)."), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. Descriptors.Values];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (CodeEnums.Find(context.Compilation) is not { } enums)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (FindSwitch(diagnostic, context) is { } operation && SwitchCheck.Judge(operation, enums, context.CancellationToken) is { IsComplete: true, TakesAll: true })
            {
                context.ReportSuppression(Suppression.Create(Descriptors[diagnostic.Id], diagnostic));
            }
        }
    }

    private static IOperation? FindSwitch(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var statement = node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is SwitchStatementSyntax or SwitchExpressionSyntax);
        return statement is null ? null : context.GetSemanticModel(tree).GetOperation(statement, context.CancellationToken);
    }
}
