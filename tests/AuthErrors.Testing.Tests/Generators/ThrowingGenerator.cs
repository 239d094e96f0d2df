using System;

namespace AuthErrors.Testing.Tests;

/// <summary>Throws.</summary>
public sealed class ThrowingGenerator : FixedTextGenerator
{
    protected override string Text => throw new InvalidOperationException("broken generator");
}
