using System;

namespace AuthErrors.Testing.Tests;

/// <summary>Emits something else every time.</summary>
public sealed class RandomGenerator : FixedTextGenerator
{
    protected override string Text => $"// {Guid.NewGuid():N}\n";
}
