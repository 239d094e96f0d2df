using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>
/// Tests a suppressor. The compiler's warnings and those of the additional analyzers must all be listed, suppressed or
/// not; markup lists those that are not.
/// </summary>
/// <typeparam name="TSuppressor">The suppressor.</typeparam>
public sealed class CSharpSuppressorTest<TSuppressor> : AnalyzerTest
    where TSuppressor : DiagnosticSuppressor, new()
{
    /// <summary>A test in which the compiler's warnings count.</summary>
    public CSharpSuppressorTest()
    {
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
    }

    private protected override bool ListSuppressed => true;

    private protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TSuppressor()];

    /// <summary>A suppressor reports nothing, so the one diagnostic that it suppresses is meant.</summary>
    private protected override string? GetDefaultDiagnosticId() =>
        new TSuppressor().SupportedSuppressions is [var only] ? only.SuppressedDiagnosticId : null;
}
