using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>A project that makes every warning an error: nothing generated warns, and complete switches please the compiler and the IDE as well.</summary>
[Collection(PackagesCollection.Name)]
public sealed class StrictProjectTests(PackedPackages packages)
{
    private const string Catalog = """
        {
          "namespace": "Strict",
          "codes": {
            "a": { "summary": "First.", "recovery": "refresh", "hint": "Wait.", "docs": "https://example.com" },
            "401": { "deprecated": "Use a." }
          }
        }
        """;

    [Fact]
    public async Task Complete_switches_and_generated_code_give_no_warning()
    {
        var build = await BuildAsync("Complete", """
            namespace Strict;

            /// <summary>Every form of a complete switch.</summary>
            public static class Switches
            {
                /// <summary>The fallback is named, and no arm takes undefined numbers: CS8524.</summary>
                public static int Named(MCPAuthErrorCode code) => code switch
                {
                    MCPAuthErrorCode.A => 1,
            #pragma warning disable CS0618 // Without a catch-all what is obsolete must be named.
                    MCPAuthErrorCode._401 => 2,
            #pragma warning restore CS0618
                    MCPAuthErrorCode.Unknown => 3,
                };

                /// <summary>A catch-all takes the fallback and what is obsolete: IDE0072.</summary>
                public static int Taken(MCPAuthErrorCode code) => code switch
                {
                    MCPAuthErrorCode.A => 1,
                    _ => 2,
                };

                /// <summary>A default takes them: IDE0010.</summary>
                public static int TakenByDefault(MCPAuthErrorCode code)
                {
                    switch (code)
                    {
                        case MCPAuthErrorCode.A:
                            return 1;
                        default:
                            return 2;
                    }
                }
            }
            """);

        Assert.Empty(build.MustSucceed().Messages);
    }

    [Fact]
    public async Task An_incomplete_switch_is_our_error_too_and_not_only_the_compilers()
    {
        var build = await BuildAsync("Incomplete", """
            namespace Strict;

            /// <summary>A switch without an arm for A.</summary>
            public static class Switches
            {
                /// <summary>CS8509, made an error, does not hide AUTH2001.</summary>
                public static int Named(MCPAuthErrorCode code) => code switch
                {
                    MCPAuthErrorCode.Unknown => 3,
                };
            }
            """);

        Assert.Contains("AUTH2001", build.Messages.Select(static message => message.Id), StringComparer.Ordinal);
    }

    private Task<Tour.CommandResult> BuildAsync(string name, string source)
    {
        var project = packages.CreateProject(name);
        project.Write(name + ".csproj", ProjectFile.StrictLibrary(packages.Version));
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.IDE0010.severity = error\ndotnet_diagnostic.IDE0072.severity = error\ndotnet_diagnostic.IDE0066.severity = none\ndotnet_diagnostic.IDE0130.severity = none\n");
        project.Write("strict.auth-errors.json", Catalog);
        project.Write("Switches.cs", source);
        return project.BuildAsync();
    }
}
