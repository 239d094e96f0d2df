namespace AuthErrors.Testing.Tests;

/// <summary>What it fixes is reported again.</summary>
public sealed class NeverDoneFix : RenameFix
{
    protected override string Rename(string name) => name + "x";
}
