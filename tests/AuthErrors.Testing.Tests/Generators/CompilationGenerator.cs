using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing.Tests;

/// <summary>Works again whenever anything changes.</summary>
public sealed class CompilationGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.CompilationProvider.Select(static (compilation, _) => new[] { compilation.AssemblyName }).WithTrackingName("Names");
        context.RegisterSourceOutput(names, static (output, names) => output.AddSource("Names.g.cs", $"// {names[0]}\n"));
    }
}
