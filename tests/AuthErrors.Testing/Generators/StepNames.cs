using System;

namespace AuthErrors.Testing;

/// <summary>Tells a generator's own steps from those that Roslyn names.</summary>
internal static class StepNames
{
    private static readonly string[] Inputs = [
        "AdditionalTexts", "AnalyzerConfigOptions", "Compilation", "CompilationOptions", "MetadataReferences", "ParseOptions", "SyntaxTrees",
    ];

    private static readonly string[] Outputs = ["SourceOutput", "ImplementationSourceOutput", "HostOutput"];

    /// <summary>Whether the generator named the step; the steps inside ForAttributeWithMetadataName are Roslyn's.</summary>
    public static bool IsOwn(string name) =>
        !Array.Exists(Inputs, input => string.Equals(input, name, StringComparison.Ordinal))
        && !Array.Exists(Outputs, output => string.Equals(output, name, StringComparison.Ordinal))
        && !name.Contains("_ForAttribute", StringComparison.Ordinal);
}
