using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing.Tests;

/// <summary>Emits one text.</summary>
public abstract class FixedTextGenerator : IIncrementalGenerator
{
    protected abstract string Text { get; }

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.ParseOptionsProvider.Select(static (options, _) => options.Language).WithTrackingName("Language"),
            (output, _) => output.AddSource("Text.g.cs", Text));
}
