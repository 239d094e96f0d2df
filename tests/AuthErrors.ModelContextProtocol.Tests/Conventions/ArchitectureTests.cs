using System;
using System.IO;
using System.Linq;
using AuthErrors.Runtime.Tests.Conventions;
using Xunit;

namespace AuthErrors.Mcp.Tests.Conventions;

/// <summary>The browser knows nothing of tokens, and what keeps logins nothing of the browser. Both stand on what lies directly in <c>Internal</c>.</summary>
public sealed class ArchitectureTests
{
    private static string Internals => Path.Combine(ProjectFolder.Path, "..", "..", "src", "AuthErrors.ModelContextProtocol", "Internal");

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(Internals).Select(static folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_no_other_and_bears_its_name(string folder)
        => Assert.All(Directory.EnumerateFiles(Path.Combine(Internals, folder), "*.cs"), file =>
        {
            var lines = File.ReadAllLines(file);
            Assert.Contains($"namespace AuthErrors.Internal.{folder};", lines);
            Assert.DoesNotContain(lines, static line => line.StartsWith("using AuthErrors.Internal.", StringComparison.Ordinal));
        });

    [Fact]
    public void What_lies_directly_in_it_uses_no_folder()
        => Assert.All(Directory.EnumerateFiles(Internals, "*.cs"), static file => Assert.DoesNotContain("using AuthErrors.Internal.", File.ReadAllText(file), StringComparison.Ordinal));
}
