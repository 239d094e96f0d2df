namespace AuthErrors.Testing.Tests;

/// <summary>Makes code that does not compile.</summary>
public sealed class BreakingFix : RenameFix
{
    protected override string Rename(string name) => CapitalizeFix.Capitalize(name) + " : Missing";
}
