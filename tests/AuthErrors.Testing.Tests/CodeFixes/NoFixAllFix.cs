using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing.Tests;

/// <summary>Has no Fix All.</summary>
public sealed class NoFixAllFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override string Rename(string name) => CapitalizeFix.Capitalize(name);
}
