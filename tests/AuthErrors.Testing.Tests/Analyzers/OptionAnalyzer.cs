using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing.Tests;

/// <summary>Reports what it reads from the project's options, once, without a location.</summary>
public sealed class OptionAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("OPT1", "Options", "RootNamespace {0}, file option {1}", "Options", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(model =>
        {
            var options = model.Options.AnalyzerConfigOptionsProvider;
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var global);
            options.GetOptions(model.SemanticModel.SyntaxTree).TryGetValue("sample.option", out var file);
            model.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, global ?? "none", file ?? "none"));
        });
    }
}
