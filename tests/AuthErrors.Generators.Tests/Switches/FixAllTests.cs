using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.ExhaustiveSwitchAnalyzer, AuthErrors.CodeFixes.ExhaustiveSwitchFix>;

namespace AuthErrors.Generators.Tests.Switches;

/// <summary>Fix All over a solution. The harness tries each scope, sees to it that nothing beyond is touched, and turns the order of files and diagnostics round.</summary>
public sealed class FixAllTests
{
    /// <summary>Switches in arms of another, one of which is copied to join the catch-all.</summary>
    private const string Before = """
        using Deposium.Auth;
        using static Deposium.Auth.MCPAuthErrorCode;

        static class C1
        {
            static int M(MCPAuthErrorCode c, MCPAuthErrorCode d) => c [|switch|]
            {
                KeyMissing => d [|switch|] { @OR(-RateLimited) => 1, _ => 2 },
                @OR(-KeyMissing,-AuthTimeout) => 3,
                _ => d [|switch|] { @OR(-KeyInvalid) => 4, _ => 5 },
            };

            static int N(MCPAuthErrorCode c)
            {
                [|switch|] (c)
                {
                    @CASES(-KeyInvalid)
                        return 1;
                    default:
                        return 2;
                }
            }
        }
        """;

    private const string Thrown = """
        using Deposium.Auth;
        using static Deposium.Auth.MCPAuthErrorCode;

        static class C1
        {
            static int M(MCPAuthErrorCode c, MCPAuthErrorCode d) => c switch
            {
                KeyMissing => d switch { @OR(-RateLimited) => 1, RateLimited => throw new System.NotImplementedException("Not handled yet: rate_limited"), _ => 2 },
                @OR(-KeyMissing,-AuthTimeout) => 3,
                AuthTimeout => throw new System.NotImplementedException("Not handled yet: auth_timeout"),
                _ => d switch { @OR(-KeyInvalid) => 4, KeyInvalid => throw new System.NotImplementedException("Not handled yet: key_invalid"), _ => 5 },
            };

            static int N(MCPAuthErrorCode c)
            {
                switch (c)
                {
                    @CASES(-KeyInvalid)
                        return 1;
                    case KeyInvalid:
                        throw new System.NotImplementedException("Not handled yet: key_invalid");
                    default:
                        return 2;
                }
            }
        }
        """;

    private const string Joined = """
        using Deposium.Auth;
        using static Deposium.Auth.MCPAuthErrorCode;

        static class C1
        {
            static int M(MCPAuthErrorCode c, MCPAuthErrorCode d) => c switch
            {
                KeyMissing => d switch { @OR(-RateLimited) => 1, RateLimited => 2, _ => 2 },
                @OR(-KeyMissing,-AuthTimeout) => 3,
                AuthTimeout => d switch { @OR(-KeyInvalid) => 4, KeyInvalid => 5, _ => 5 },
                _ => d switch { @OR(-KeyInvalid) => 4, KeyInvalid => 5, _ => 5 },
            };

            static int N(MCPAuthErrorCode c)
            {
                switch (c)
                {
                    @CASES(-KeyInvalid)
                        return 1;
                    case KeyInvalid:
                    default:
                        return 2;
                }
            }
        }
        """;

    /// <summary>The key, the fixed text, and how many actions it takes one by one: what is copied unfixed is fixed twice.</summary>
    public static TheoryData<string, string, int> Styles => new() { { "AUTH2001.throw", Thrown, 4 }, { "AUTH2001.join", Joined, 5 } };

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Three_documents_of_two_projects_are_fixed_together(string key, string after, int actions)
    {
        var test = Create(key, isCodesInSolution: true);
        test.NumberOfIncrementalIterations = 3 * actions;
        test.TestState.Sources.Add(Text(Before, "C1"));
        test.TestState.Sources.Add(Text(Before, "C2"));
        test.TestState.AdditionalProjects["Other"].Sources.Add(Text(Before, "C3"));
        test.FixedState.Sources.Add(Text(after, "C1"));
        test.FixedState.Sources.Add(Text(after, "C2"));
        test.FixedState.AdditionalProjects["Other"].Sources.Add(Text(after, "C3"));
        return test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public Task So_they_are_when_the_enum_comes_compiled(string key, string after, int actions)
    {
        var test = Create(key, isCodesInSolution: false);
        test.NumberOfIncrementalIterations = 2 * actions;
        test.TestState.Sources.Add(Text(Before, "C1"));
        test.TestState.AdditionalProjects["Other"].Sources.Add(Text(Before, "C3"));
        test.FixedState.Sources.Add(Text(after, "C1"));
        test.FixedState.AdditionalProjects["Other"].Sources.Add(Text(after, "C3"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public Task The_order_of_documents_changes_nothing(params int[] order)
    {
        // Three that differ, and of which the first two share a type.
        (string Name, string Before, string After)[] documents =
        [
            ("/A.cs", Text(Before, "C1").Replace("static class", "static partial class", System.StringComparison.Ordinal), Text(Thrown, "C1").Replace("static class", "static partial class", System.StringComparison.Ordinal)),
            ("/B.cs", PartOf("[|switch|] { @OR(-AuthTimeout) => 1, _ => 2 }"), PartOf("""switch { @OR(-AuthTimeout) => 1, AuthTimeout => throw new System.NotImplementedException("Not handled yet: auth_timeout"), _ => 2 }""")),
            ("/C.cs", Text(Before, "C3"), Text(Thrown, "C3")),
        ];
        var test = Create("AUTH2001.throw", isCodesInSolution: false);
        foreach (var (name, before, after) in order.Select(index => documents[index]))
        {
            test.TestState.Sources.Add((name, before));
            test.FixedState.Sources.Add((name, after));
        }

        return test.RunAsync();

        static string PartOf(string body) => SwitchSetting.Expand(
            $"using Deposium.Auth; using static Deposium.Auth.MCPAuthErrorCode; static partial class C1 {{ static int P(MCPAuthErrorCode c) => c {body}; }}");
    }

    private static string Text(string text, string name) => SwitchSetting.Expand(text).Replace("C1", name, System.StringComparison.Ordinal);

    /// <summary>A test of two projects that use the enum of a third.</summary>
    private static Test Create(string key, bool isCodesInSolution)
    {
        var test = new Test { CodeActionEquivalenceKey = key };
        var codes = test.TestState.AdditionalProjects["Codes"];
        codes.IsInSolution = isCodesInSolution;
        codes.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        codes.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        var other = test.TestState.AdditionalProjects["Other"];
        other.IsInSolution = true;
        foreach (var project in new Testing.ProjectState[] { test.TestState, other })
        {
            project.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
            project.AdditionalProjectReferences.Add("Codes");
        }

        return test;
    }
}
