namespace AuthErrors.Testing.Tests;

/// <summary>As it should be.</summary>
public sealed class CapitalizeFix : RenameFix
{
    public static string Capitalize(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    protected override string Rename(string name) => Capitalize(name);
}
