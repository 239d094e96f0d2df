using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing.Tests;

/// <summary>Names no step.</summary>
public sealed class UnnamedGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.ParseOptionsProvider.Select(static (options, _) => options.Language),
            static (output, language) => output.AddSource("Language.g.cs", $"// {language}\n"));
}
