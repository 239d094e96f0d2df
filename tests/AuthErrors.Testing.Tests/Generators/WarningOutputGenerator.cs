namespace AuthErrors.Testing.Tests;

/// <summary>Emits what compiles with warnings: an unused field, and a public type without documentation.</summary>
public sealed class WarningOutputGenerator : FixedTextGenerator
{
    protected override string Text => "public class Generated { private int _unused; }\n";
}
