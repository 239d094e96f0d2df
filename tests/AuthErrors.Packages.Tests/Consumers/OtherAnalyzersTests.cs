using System;
using System.Linq;
using System.Threading.Tasks;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>
/// Our rules beside those of SonarAnalyzer, Roslynator, Meziantou.Analyzer, the SDK and the compiler, all of them errors: what pleases us pleases them. Where it
/// does not, the page of AUTHSPR1 says what to do.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class OtherAnalyzersTests(PackedPackages packages)
{
    private const string Catalog = """
        {
          "namespace": "Beside",
          "enum": "ShopErrorCode",
          "codes": {
            "key_missing": { "summary": "First." },
            "rate_limited": { "summary": "Second." },
            "key_absent": { "deprecated": "Use key_missing." }
          }
        }
        """;

    /// <summary>The rules in question. Off is what is about something else: a switch statement as such, old codes, where files lie.</summary>
    private const string Severities = """
        root = true
        [*.cs]
        dotnet_diagnostic.CS8509.severity = error
        dotnet_diagnostic.CS8524.severity = error
        dotnet_diagnostic.IDE0010.severity = error
        dotnet_diagnostic.IDE0072.severity = error
        dotnet_diagnostic.S131.severity = error
        dotnet_diagnostic.RCS1070.severity = error
        dotnet_diagnostic.IDE0066.severity = none
        dotnet_diagnostic.IDE0130.severity = none
        dotnet_diagnostic.S1133.severity = none

        """;

    [Fact]
    public async Task What_our_pages_recommend_pleases_all_of_them()
    {
        var build = await BuildAsync("Agreed", """
                /// <summary>A statement with a default.</summary>
                public static int WithDefault(ShopErrorCode code)
                {
                    switch (code)
                    {
                        case ShopErrorCode.KeyMissing:
                            return 1;
                        case ShopErrorCode.RateLimited:
                            return 2;
                        default:
                            return 3;
                    }
                }

                /// <summary>A code that joins the default.</summary>
                public static int Joined(ShopErrorCode code)
                {
                    switch (code)
                    {
                        case ShopErrorCode.KeyMissing:
                            return 1;
                        case ShopErrorCode.RateLimited:
                        default:
                            return 4;
                    }
                }

                /// <summary>A default that does nothing, and says why.</summary>
                public static int Explained(ShopErrorCode code)
                {
                    var result = 0;
                    switch (code)
                    {
                        case ShopErrorCode.KeyMissing:
                            result = 5;
                            break;
                        case ShopErrorCode.RateLimited:
                            result = 6;
                            break;
                        default:
                            // What newer servers send changes nothing here.
                            break;
                    }

                    return result;
                }

                /// <summary>An expression with a catch-all.</summary>
                public static int Expression(ShopErrorCode code) => code switch
                {
                    ShopErrorCode.KeyMissing => 7,
                    ShopErrorCode.RateLimited => 8,
                    _ => 9,
                };

                /// <summary>An expression without.</summary>
                public static int Closed(ShopErrorCode code) => code switch
                {
                    ShopErrorCode.KeyMissing or ShopErrorCode.RateLimited => 10,
                    ShopErrorCode.Unknown => 11,
            #pragma warning disable CS0618 // Without a catch-all what is obsolete must be named.
                    ShopErrorCode.KeyAbsent => 12,
            #pragma warning restore CS0618
                };

                /// <summary>A nullable code.</summary>
                public static int OfNullable(ShopErrorCode? code) => code switch
                {
                    null => 13,
                    ShopErrorCode.KeyMissing => 14,
                    ShopErrorCode.RateLimited => 15,
                    _ => 16,
                };

                /// <summary>A nullable code in a statement.</summary>
                public static int OfNullableInStatement(ShopErrorCode? code)
                {
                    switch (code)
                    {
                        case null:
                            return 17;
                        case ShopErrorCode.KeyMissing:
                            return 18;
                        case ShopErrorCode.RateLimited:
                            return 19;
                        default:
                            return 20;
                    }
                }

                /// <summary>A code in a tuple.</summary>
                public static int OfTuple(ShopErrorCode code, bool isFinal) => (code, isFinal) switch
                {
                    (ShopErrorCode.KeyMissing, true) => 21,
                    (ShopErrorCode.KeyMissing, false) => 22,
                    (ShopErrorCode.RateLimited, _) => 23,
                    _ => 24,
                };

                /// <summary>A code in a property.</summary>
                public static int OfProperty(System.Collections.Generic.KeyValuePair<ShopErrorCode, bool> pair) => pair switch
                {
                    { Key: ShopErrorCode.KeyMissing, Value: true } => 25,
                    { Key: ShopErrorCode.KeyMissing } => 26,
                    { Key: ShopErrorCode.RateLimited } => 27,
                    _ => 28,
                };

                /// <summary>One code only.</summary>
                public static bool IsTransient(ShopErrorCode code) => code is ShopErrorCode.RateLimited;
            """);

        Assert.Empty(build.MustSucceed().Messages);
    }

    [Fact]
    public async Task Where_they_disagree_it_is_about_a_default_that_is_missing_or_empty()
    {
        var build = await BuildAsync("Disputed", """
                /// <summary>Every code, and no default: S131.</summary>
                public static int WithoutDefault(ShopErrorCode code)
                {
                    var result = 0;
                    switch (code)
                    {
                        case ShopErrorCode.KeyMissing:
                            result = 1;
                            break;
                        case ShopErrorCode.RateLimited:
                            result = 2;
                            break;
            #pragma warning disable CS0618 // Without a catch-all what is obsolete must be named.
                        case ShopErrorCode.KeyAbsent:
            #pragma warning restore CS0618
                        case ShopErrorCode.Unknown:
                            break;
                    }

                    return result;
                }

                /// <summary>A default that does nothing, without a word: RCS1070.</summary>
                public static int WithEmptyDefault(ShopErrorCode code)
                {
                    var result = 3;
                    switch (code)
                    {
                        case ShopErrorCode.KeyMissing:
                            result = 4;
                            break;
                        case ShopErrorCode.RateLimited:
                            result = 5;
                            break;
                        default:
                            break;
                    }

                    return result;
                }
            """);

        Assert.Equal(["RCS1070", "S131"], build.Messages.Select(static message => message.Id).Order(StringComparer.Ordinal));
    }

    private Task<CommandResult> BuildAsync(string name, string methods)
    {
        var project = packages.CreateProject(name);
        project.Write(name + ".csproj", ProjectFile.StrictLibraryWithOtherAnalyzers(packages.Version));
        project.Write(".editorconfig", Severities);
        project.Write("beside.auth-errors.json", Catalog);
        project.Write("Switches.cs", $$"""
            namespace Beside;

            /// <summary>Switches over codes.</summary>
            public static class Switches
            {
            {{methods}}
            }

            """);
        return project.BuildAsync();
    }
}
