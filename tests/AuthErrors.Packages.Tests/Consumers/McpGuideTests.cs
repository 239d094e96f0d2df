using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>What the guide to MCP shows is what a user's project with our packages compiles.</summary>
[Collection(PackagesCollection.Name)]
public sealed class McpGuideTests(PackedPackages packages)
{
    private static readonly Regex Snippet = new("^```csharp (?<name>[a-z-]+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    private static IEnumerable<(string Name, string Code)> Snippets => Snippet.Matches(File.ReadAllText(Repository.PathOf("docs/mcp.md")).ReplaceLineEndings("\n"))
        .Select(static match => (match.Groups["name"].Value, match.Groups["code"].Value));

    [Fact]
    public void Each_kind_of_credential_takes_ten_lines_at_most()
    {
        var firsts = Snippets.DistinctBy(static snippet => snippet.Name).ToList();

        Assert.Equal(["api-key", "anonymous", "oauth"], firsts.Select(static snippet => snippet.Name));
        Assert.All(firsts, static snippet => Assert.InRange(snippet.Code.Split('\n').Count(static line => line.Length > 0 && !IsDirective(line)), 5, 10));
    }

    [Fact]
    public async Task A_project_with_the_packages_compiles_what_the_guide_shows()
    {
        var project = packages.CreateProject("McpGuide");
        project.Write("McpGuide.csproj", ProjectFile.Program(packages.Version, ProjectFile.Bridge(packages.Version)));
        File.Copy(Repository.PathOf("schema/catalogs/deposium.auth-errors.json"), project.PathOf("deposium.auth-errors.json"));
        project.Write("Program.cs", "System.Console.WriteLine();\n");
        foreach (var parts in Snippets.GroupBy(static snippet => snippet.Name, static snippet => snippet.Code, StringComparer.Ordinal))
        {
            project.Write($"{parts.Key}.cs", Wrap(parts.Key, string.Concat(parts)));
        }

        var build = await project.BuildAsync();

        build.MustSucceed();
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
    }

    private static bool IsDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);

    /// <summary>Makes a method of a program, so that three of them fit into one project.</summary>
    private static string Wrap(string name, string code)
    {
        var lines = code.Split('\n').ToLookup(IsDirective);
        return $$"""
            using System;
            using System.Threading.Tasks;
            {{string.Join('\n', lines[true])}}

            internal static class Guide_{{name.Replace('-', '_')}}
            {
                public static async Task RunAsync()
                {
            {{string.Join('\n', lines[false])}}
                }
            }

            """;
    }
}
