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

    private static IEnumerable<(string Name, string Code)> Programs => Snippet.Matches(File.ReadAllText(Repository.PathOf("docs/mcp.md")).ReplaceLineEndings("\n"))
        .GroupBy(static match => match.Groups["name"].Value, static match => match.Groups["code"].Value, StringComparer.Ordinal)
        .Select(static parts => (parts.Key, string.Concat(parts)));

    [Fact]
    public void Each_kind_of_credential_takes_ten_lines_at_most()
    {
        var firsts = Snippet.Matches(File.ReadAllText(Repository.PathOf("docs/mcp.md")).ReplaceLineEndings("\n")).DistinctBy(static match => match.Groups["name"].Value).ToList();

        Assert.Equal(["api-key", "anonymous", "oauth"], firsts.Select(static match => match.Groups["name"].Value));
        Assert.All(firsts, static match => Assert.InRange(match.Groups["code"].Value.Split('\n').Count(static line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("using var", StringComparison.Ordinal)), 1, 10));
    }

    [Fact]
    public async Task A_project_with_the_packages_compiles_what_the_guide_shows()
    {
        var project = packages.CreateProject("McpGuide");
        project.Write("McpGuide.csproj", ProjectFile.Program(packages.Version, $"""<PackageReference Include="AuthErrors.ModelContextProtocol" Version="{packages.Version}" />"""));
        File.Copy(Repository.PathOf("schema/catalogs/deposium.auth-errors.json"), project.PathOf("deposium.auth-errors.json"));
        project.Write("Program.cs", "System.Console.WriteLine();\n");
        foreach (var (name, code) in Programs)
        {
            project.Write($"{name}.cs", Wrap(name, code));
        }

        var build = await project.BuildAsync();

        build.MustSucceed();
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
    }

    /// <summary>Makes a method of a program, so that three of them fit into one project.</summary>
    private static string Wrap(string name, string code)
    {
        var lines = code.Split('\n').ToLookup(static line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('='));
        return $$"""
            using System;
            using System.Threading.Tasks;
            {{string.Join('\n', lines[true])}}

            internal static class {{name.Replace('-', '_')}}
            {
                public static async Task RunAsync()
                {
            {{string.Join('\n', lines[false])}}
                }
            }

            """;
    }
}
