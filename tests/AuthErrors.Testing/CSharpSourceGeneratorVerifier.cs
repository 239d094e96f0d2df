using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>Verifies a generator in a line.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public static class CSharpSourceGeneratorVerifier<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>A diagnostic of the generator, which does not say which ones it has.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) => new(diagnosticId);

    /// <summary>A diagnostic of the generator.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies what is generated from a source file.</summary>
    public static Task VerifyGeneratorAsync(string source, params (string HintName, string Content)[] generatedSources) =>
        VerifyGeneratorAsync(source, DiagnosticResult.EmptyDiagnosticResults, generatedSources);

    /// <summary>Verifies what is generated from a source file, and what is reported.</summary>
    public static Task VerifyGeneratorAsync(
        string source,
        DiagnosticResult[] expected,
        params (string HintName, string Content)[] generatedSources)
    {
        var test = new CSharpSourceGeneratorTest<TGenerator> { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        test.TestState.GeneratedSources.AddRange(generatedSources.Select(generated => (typeof(TGenerator), generated.HintName, generated.Content)));
        return test.RunAsync();
    }
}
