namespace AuthErrors.Testing.Tests;

/// <summary>Emits what does not compile.</summary>
public sealed class BrokenOutputGenerator : FixedTextGenerator
{
    protected override string Text => "class Generated : Missing { }\n";
}
