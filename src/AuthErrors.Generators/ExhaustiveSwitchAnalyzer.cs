using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2001: a switch over auth error codes must name every code. AUTH2002: it must have a catch-all where the enum can grow without it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExhaustiveSwitchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2001_SwitchMustHandleEveryCode, Rule.AUTH2002_SwitchMustHaveCatchAll];

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
        var operation = context.Operation;
        if (SwitchCheck.Judge(operation, enums, context.CancellationToken) is { } verdict
            && Find(verdict, context) is { } diagnostic
            && !SwitchCheck.HasErrors(operation, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>One diagnostic for a switch: what must be named comes first.</summary>
    private static Diagnostic? Find(SwitchVerdict verdict, OperationAnalysisContext context)
        => !verdict.IsComplete ? SwitchDiagnostic.Incomplete(context.Operation, verdict)
            : verdict.Growing.FirstOrDefault(codes => CatchAllPolicy.Requires(codes, Options(context), context.Compilation.Assembly)) is { } growing
                ? SwitchDiagnostic.WithoutCatchAll(context.Operation, growing)
                : null;

    private static AnalyzerConfigOptions Options(OperationAnalysisContext context)
        => context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
}
