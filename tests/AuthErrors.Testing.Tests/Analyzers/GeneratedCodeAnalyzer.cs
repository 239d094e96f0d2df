using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing.Tests;

/// <summary>Reports in generated code too.</summary>
public sealed class GeneratedCodeAnalyzer : LowercaseTypeAnalyzer
{
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;
}
