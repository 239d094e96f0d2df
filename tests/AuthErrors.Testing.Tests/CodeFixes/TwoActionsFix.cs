using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AuthErrors.Testing.Tests;

/// <summary>Offers two names.</summary>
public sealed class TwoActionsFix : RenameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Capitalize", CapitalizeFix.Capitalize);
        Register(context, "Prefix", Rename);
        return Task.CompletedTask;
    }

    protected override string Rename(string name) => "C" + name;
}
