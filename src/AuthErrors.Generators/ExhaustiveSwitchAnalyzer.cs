using System.Collections.Immutable;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2001: a switch over auth error codes must name every code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExhaustiveSwitchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2001_SwitchMustHandleEveryCode];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CodeEnums.Find(start.Compilation) is { } enums)
            {
                start.RegisterOperationAction(operation => Check(operation, enums), OperationKind.Switch, OperationKind.SwitchExpression);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CodeEnums enums)
    {
        if (SwitchCheck.Judge(context.Operation, enums, context.CancellationToken) is { IsComplete: false } verdict
            && !CompileErrors.AreIn(context.Operation, context.CancellationToken))
        {
            context.ReportDiagnostic(SwitchDiagnostic.Incomplete(context.Operation, verdict));
        }
    }
}
