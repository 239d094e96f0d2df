using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Exhaustiveness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2002: a switch must have a catch-all where its enum can get codes without it. It waits for AUTH2001: one diagnostic for a switch at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatchAllAnalyzer : DiagnosticAnalyzer
{
    private const string Option = "dotnet_code_quality.AUTH2002.require_catch_all";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2002_SwitchMustHaveCatchAll];

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
        if (SwitchCheck.Judge(context.Operation, enums, context.CancellationToken) is { IsComplete: true } verdict
            && verdict.Growing.FirstOrDefault(codes => MayGrow(codes, context)) is { } growing
            && !CompileErrors.AreIn(context.Operation, context.CancellationToken))
        {
            context.ReportDiagnostic(SwitchDiagnostic.WithoutCatchAll(context.Operation, growing));
        }
    }

    /// <summary>An enum of the same assembly cannot grow without its switches being compiled again, unless the user asks for the catch-all there too.</summary>
    private static bool MayGrow(CodeEnum codes, OperationAnalysisContext context)
    {
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(Option, out var value);
        return value?.Trim().ToLowerInvariant() switch
        {
            "always" => true,
            "never" => false,
            _ => !SymbolEqualityComparer.Default.Equals(codes.Type.ContainingAssembly, context.Compilation.Assembly),
        };
    }
}
