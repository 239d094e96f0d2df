using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace AuthErrors.Packages.Tests.Contents;

[Collection(PackagesCollection.Name)]
public sealed class CompilerSideTests(PackedPackages packages)
{
    [Theory]
    [InlineData("AuthErrors.Generators")]
    [InlineData("AuthErrors.CodeFixes")]
    public void The_symbols_are_in_the_assembly(string assembly)
    {
        using var image = Open(assembly);

        Assert.Contains(image.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    // What a compiler host does not have by itself, or has in another version, is missing where the assembly is loaded.
    [Fact]
    public void The_generators_need_nothing_but_the_oldest_compiler_that_they_support()
        => Assert.Equal(
            """
            Microsoft.CodeAnalysis 4.14.0.0
            Microsoft.CodeAnalysis.CSharp 4.14.0.0
            System.Collections.Immutable 9.0.0.0
            netstandard 2.0.0.0
            """.ReplaceLineEndings("\n"),
            References("AuthErrors.Generators"));

    [Fact]
    public void The_fixes_need_the_workspaces_of_the_same_compiler_as_well()
        => Assert.Equal(
            $"""
            AuthErrors.Generators {packages.Version.Split('-')[0]}.0
            Microsoft.CodeAnalysis 4.14.0.0
            Microsoft.CodeAnalysis.CSharp 4.14.0.0
            Microsoft.CodeAnalysis.Workspaces 4.14.0.0
            System.Collections.Immutable 9.0.0.0
            System.Composition.AttributedModel 9.0.0.0
            netstandard 2.0.0.0
            """.ReplaceLineEndings("\n"),
            References("AuthErrors.CodeFixes"));

    private string References(string assembly)
    {
        using var image = Open(assembly);
        var metadata = image.GetMetadataReader();
        return string.Join('\n', metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)} {reference.Version}")
            .Order(StringComparer.Ordinal));
    }

    private PEReader Open(string assembly)
        => new(new MemoryStream(packages.Open("AuthErrors.Generators").Read($"analyzers/dotnet/cs/{assembly}.dll")));
}
