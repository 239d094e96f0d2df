using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Maps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Generators;

/// <summary>AUTH2005: a read-only map or table keyed by auth error codes must hold every code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.AUTH2005_MapMustHoldEveryCode];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CodeEnums.Find(start.Compilation) is { } enums)
            {
                start.RegisterOperationAction(operation => CheckMap(operation, enums), OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.Block);
                start.RegisterOperationAction(operation => CheckTable(operation, enums), OperationKind.ArrayElementReference, OperationKind.PropertyReference);
            }
        });
    }

    private static void CheckMap(OperationAnalysisContext context, CodeEnums enums)
        => Report(context, "Map keyed", MapCheck.Judge(context.Operation, context.ContainingSymbol, enums, context.CancellationToken));

    private static void CheckTable(OperationAnalysisContext context, CodeEnums enums)
        => Report(context, "Table indexed", TableCheck.Judge(context.Operation, enums, context.CancellationToken));

    private static void Report(OperationAnalysisContext context, string kind, MapVerdict? verdict)
    {
        if (verdict is null
            || CompileErrors.AreIn(context.Operation, context.CancellationToken)
            || CompileErrors.AreIn(verdict.Literal, context.CancellationToken))
        {
            return;
        }

        var place = verdict.Member.Locations.FirstOrDefault(location => location.SourceTree == verdict.Literal.Syntax.SyntaxTree) ?? verdict.Literal.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            Rule.AUTH2005_MapMustHoldEveryCode, place, kind, verdict.Codes.Type.Name, MissingCodes.Write(verdict.MissingCodes)));
    }
}
