using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AuthErrors.Testing;

/// <summary>Verifies a suppressor in a line.</summary>
/// <typeparam name="TSuppressor">The suppressor.</typeparam>
public static class CSharpSuppressorVerifier<TSuppressor>
    where TSuppressor : DiagnosticSuppressor, new()
{
    /// <summary>A diagnostic of the compiler or of an additional analyzer.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) => new(diagnosticId);

    /// <summary>Verifies that exactly these are reported, suppressed or not as they say.</summary>
    public static Task VerifySuppressorAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new CSharpSuppressorTest<TSuppressor> { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
