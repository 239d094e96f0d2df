namespace AuthErrors.Testing.Tests;

/// <summary>Offers an action that does nothing.</summary>
public sealed class NothingFix : RenameFix
{
    protected override string Rename(string name) => name;
}
