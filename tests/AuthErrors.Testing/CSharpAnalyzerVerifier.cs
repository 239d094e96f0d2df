using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>Verifies an analyzer in a line.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public static class CSharpAnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The analyzer's only diagnostic.</summary>
    public static DiagnosticResult Diagnostic() => new(DescriptorFinder.FindOnly(new TAnalyzer()));

    /// <summary>One of the analyzer's diagnostics.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) => new(DescriptorFinder.Find(new TAnalyzer(), diagnosticId));

    /// <summary>One of the analyzer's diagnostics.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies that the analyzer reports what the markup and <paramref name="expected"/> say.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
