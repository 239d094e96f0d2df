using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.ExhaustiveSwitchAnalyzer, AuthErrors.CodeFixes.ExhaustiveSwitchFix>;

namespace AuthErrors.Generators.Tests.Switches;

public sealed class ExhaustiveSwitchFixTests
{
    private const string Throw = "AUTH2001.throw";
    private const string Join = "AUTH2001.join";

    [Fact]
    public Task Arms_that_throw_come_before_the_catch_all() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited,-AuthTimeout) => 1,

            // From newer servers.
            _ => 0,
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited,-AuthTimeout) => 1,

            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),
            AuthTimeout => throw new NotImplementedException("Not handled yet: auth_timeout"),
            // From newer servers.
            _ => 0,
        };
        """);

    [Fact]
    public Task Sections_that_throw_come_before_the_default() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            @CASES(-RateLimited,-AuthTimeout)
                return 1;
            default:
                return 0;
        }
        """,
        """
        switch (c)
        {
            @CASES(-RateLimited,-AuthTimeout)
                return 1;
            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");
            case AuthTimeout:
                throw new NotImplementedException("Not handled yet: auth_timeout");
            default:
                return 0;
        }
        """);

    [Fact]
    public Task Sections_keep_the_blank_lines_between_them() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            @CASES(-RateLimited,-AuthTimeout)
            {
                return 1;
            }

            default:
            {
                return 0;
            }
        }
        """,
        """
        switch (c)
        {
            @CASES(-RateLimited,-AuthTimeout)
            {
                return 1;
            }

            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");

            case AuthTimeout:
                throw new NotImplementedException("Not handled yet: auth_timeout");

            default:
            {
                return 0;
            }
        }
        """);

    [Fact]
    public Task A_switch_on_one_line_stays_on_it() => VerifyAsync(
        Throw,
        "return c [|switch|] { @OR(-RateLimited,-AuthTimeout) => 1, _ => 0 };",
        """return c switch { @OR(-RateLimited,-AuthTimeout) => 1, RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"), AuthTimeout => throw new NotImplementedException("Not handled yet: auth_timeout"), _ => 0 };""");

    [Fact]
    public Task A_switch_statement_on_one_line_stays_on_it() => VerifyAsync(
        Throw,
        "[|switch|] (c) { @CASES(-RateLimited) return 1; default: return 0; }",
        """switch (c) { @CASES(-RateLimited) return 1; case RateLimited: throw new NotImplementedException("Not handled yet: rate_limited"); default: return 0; }""");

    [Fact]
    public Task Sections_of_one_line_stay_so() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            @CASES(-RateLimited) return 1;
            default: return 0;
        }
        """,
        """
        switch (c)
        {
            @CASES(-RateLimited) return 1;
            case RateLimited: throw new NotImplementedException("Not handled yet: rate_limited");
            default: return 0;
        }
        """);

    [Fact]
    public Task Without_a_catch_all_arms_come_last_and_a_comma_is_added() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1 // the rest
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1, // the rest
            Unknown => throw new NotImplementedException("Not handled yet: unknown"),
            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited")
        };
        """);

    [Fact]
    public Task Without_a_default_sections_come_last() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            @CASES
                return 1;

            // nothing else
        }

        return 0;
        """,
        """
        switch (c)
        {
            @CASES
                return 1;

            case Unknown:
                throw new NotImplementedException("Not handled yet: unknown");
            // nothing else
        }

        return 0;
        """);

    [Theory]
    [InlineData("{ }", "{ ")]
    [InlineData("{}", "{ ")]
    public Task An_empty_switch_on_one_line_is_filled(string empty, string open) => VerifyAsync(
        Throw,
        $"[|switch|] (c == default ? Unknown : c) {empty} return 0;",
        $$"""switch (c == default ? Unknown : c) {{open}}{{string.Join(' ', All.Select(code => $"case {code.Name}: throw new NotImplementedException(\"Not handled yet: {code.Wire}\");"))}} } return 0;""");

    [Fact]
    public Task Null_of_a_nullable_enum_is_named_too() => VerifyAsync(
        Throw,
        """
        return n [|switch|]
        {
            @OR(-AcceptInvalid) => 1,
            _ => 0,
        };
        """,
        """
        return n switch
        {
            @OR(-AcceptInvalid) => 1,
            AcceptInvalid => throw new NotImplementedException("Not handled yet: accept_invalid"),
            null => throw new NotImplementedException("Not handled yet: null"),
            _ => 0,
        };
        """);

    [Fact]
    public Task Arms_come_before_whatever_would_leave_them_nothing() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-KeyMissing,-AcceptInvalid) => 1,
            > AuthTimeout => 2,
            not AuthTimeout => 3,
        };
        """,
        """
        return c switch
        {
            @OR(-KeyMissing,-AcceptInvalid) => 1,
            AcceptInvalid => throw new NotImplementedException("Not handled yet: accept_invalid"),
            > AuthTimeout => 2,
            KeyMissing => throw new NotImplementedException("Not handled yet: key_missing"),
            not AuthTimeout => 3,
        };
        """);

    [Theory]
    [InlineData(Throw, "return c [|switch|] { @OR(-KeyMissing,-FormatInvalid) => 1, >= KeyMissing and <= FormatInvalid => 2, _ => 0 };")]
    [InlineData(Join, "return c [|switch|] { @OR(-KeyMissing,-FormatInvalid) => 1, >= KeyMissing and <= FormatInvalid => 2, _ => 0 };")]
    [InlineData(Throw, "return n [|switch|] { @OR => 1, { } other => (int)other, _ => 0 };")]
    public Task Nothing_is_offered_where_another_arm_would_leave_the_catch_all_nothing(string key, string statements) => VerifyAsync(key, statements, statements);

    [Fact]
    public Task Sections_come_last_where_a_guarded_label_stands_at_the_default() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when b:
            default:
                return 0;
        }
        """,
        """
        switch (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when b:
            default:
                return 0;
            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");
        }
        """);

    [Fact]
    public Task Sections_come_last_where_a_guarded_label_stands_below_the_default() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            default:
                return 0;
            case RateLimited when b:
                return 2;
            @CASES(-RateLimited)
                return 1;
        }
        """,
        """
        switch (c)
        {
            default:
                return 0;
            case RateLimited when b:
                return 2;
            @CASES(-RateLimited)
                return 1;
            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");
        }
        """);

    [Fact]
    public Task Joined_labels_come_below_a_guarded_label_of_the_section() => VerifyAsync(
        Join,
        """
        [|switch|] (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when b:
            default:
                return 0;
        }
        """,
        """
        switch (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when b:
            case RateLimited:
            default:
                return 0;
        }
        """);

    [Theory]
    [InlineData("[|switch|] (c) { default: return 0; @CASES(-RateLimited) return 1; case var v when b: return 2; }")]
    [InlineData("[|switch|] (c) { default: return 0; @CASES(-RateLimited) return 1; case <= RateLimited when b: return 2; }")]
    public Task Joining_is_not_offered_where_a_guard_below_the_default_would_be_asked_too_late(string statements) => VerifyAsync(Join, statements, statements);

    [Fact]
    public Task A_guard_that_is_never_true_is_in_the_way_like_any_other() => VerifyAsync(
        Throw,
        """
        const bool Legacy = false;
        [|switch|] (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when Legacy:
            default:
                return 0;
        }
        """,
        """
        const bool Legacy = false;
        switch (c)
        {
            @CASES(-RateLimited)
                return 1;
            case RateLimited when Legacy:
            default:
                return 0;
            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");
        }
        """);

    [Theory]
    [InlineData("return c [|switch|] { @OR(-KeyMissing,-FormatInvalid) => 1, >= KeyMissing and <= FormatInvalid => 2, _ => 0 };")]
    [InlineData("return n [|switch|] { @OR => 1, { } other => (int)other, _ => 0 };")]
    public Task Where_arms_that_throw_cannot_be_added_nothing_else_is_offered(string statements) => VerifyAsync(null, statements, statements);

    [Fact]
    public Task Joining_gives_each_code_to_the_arm_that_takes_it_now() => VerifyAsync(
        Join,
        "return c [|switch|] { @OR(-RateLimited,-KeyMissing) => 1, > KeyInvalid => 2, _ => 3 };",
        "return c switch { @OR(-RateLimited,-KeyMissing) => 1, RateLimited => 2, > KeyInvalid => 2, KeyMissing => 3, _ => 3 };");

    [Fact]
    public Task Joining_is_not_offered_where_what_the_catch_all_does_depends_on_a_symbol()
    {
        const string Statements = """
            return c [|switch|]
            {
                @OR(-RateLimited) => 1,
            #if X
                _ => 3,
            #else
                _ => 4,
            #endif
            };
            """;
        return VerifyAsync(Join, Statements, Statements);
    }

    [Fact]
    public Task Comments_before_the_catch_all_stay_with_it() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1,
            /// Newer servers.
            // And older ones.
            /* rest */ _ => 0,
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1,
            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),
            /// Newer servers.
            // And older ones.
            /* rest */ _ => 0,
        };
        """);

    [Fact]
    public Task A_default_that_stands_first_has_the_sections_above_it() => VerifyAsync(
        Throw,
        """
        [|switch|] (c)
        {
            default:
                return 0;
            @CASES(-RateLimited)
                return 1;
        }
        """,
        """
        switch (c)
        {
            case RateLimited:
                throw new NotImplementedException("Not handled yet: rate_limited");
            default:
                return 0;
            @CASES(-RateLimited)
                return 1;
        }
        """);

    [Fact]
    public Task A_catch_all_in_a_conditional_block_is_left_in_it() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1,
        #if !OLD
            // Newer servers.
            _ => 0,
        #endif
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1,
            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),
        #if !OLD
            // Newer servers.
            _ => 0,
        #endif
        };
        """);

    [Fact]
    public Task Arms_come_behind_a_conditional_block_that_is_closed() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1,
        #if OLD
            RateLimited => 2,
        #endif
            _ => 0,
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1,
        #if OLD
            RateLimited => 2,
        #endif
            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),
            _ => 0,
        };
        """);

    [Fact]
    public Task Appended_arms_are_outside_a_conditional_block_at_the_end() => VerifyAsync(
        Throw,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1,
        #if !OLD
            Unknown => 2,
        #endif
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1,
        #if !OLD
            Unknown => 2,
        #endif
            RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),
        };
        """);

    [Fact]
    public Task Joining_names_the_codes_in_an_arm_like_the_catch_all() => VerifyAsync(
        Join,
        """
        return c [|switch|]
        {
            @OR(-RateLimited,-AuthTimeout) => 1,
            _ => 0,
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited,-AuthTimeout) => 1,
            RateLimited or AuthTimeout => 0,
            _ => 0,
        };
        """);

    [Fact]
    public Task Joining_stacks_labels_on_the_default() => VerifyAsync(
        Join,
        """
        [|switch|] (n)
        {
            @CASES(-RateLimited,-AuthTimeout)
                return 1;
            // the rest
            default:
                return 0;
        }
        """,
        """
        switch (n)
        {
            @CASES(-RateLimited,-AuthTimeout)
                return 1;
            case RateLimited:
            case AuthTimeout:
            case null:
            // the rest
            default:
                return 0;
        }
        """);

    [Fact]
    public Task Joining_takes_fixes_inside_the_catch_all_along() => VerifyAsync(
        Join,
        """
        return c [|switch|]
        {
            @OR(-RateLimited) => 1,
            _ => Next() [|switch|] { @OR(-AuthTimeout) => 2, _ => 3 },
        };
        """,
        """
        return c switch
        {
            @OR(-RateLimited) => 1,
            RateLimited => Next() switch { @OR(-AuthTimeout) => 2, AuthTimeout => 3, _ => 3 },
            _ => Next() switch { @OR(-AuthTimeout) => 2, AuthTimeout => 3, _ => 3 },
        };
        """,
        // One by one, the outer switch comes first and doubles the inner one.
        steps: 3);

    [Theory]
    [InlineData("return c [|switch|] { @OR(-RateLimited) => 1, Unknown => 2 };")]
    [InlineData("return c [|switch|] { @OR(-RateLimited) => 1, var x => (int)x };")]
    [InlineData("[|switch|] (c) { @CASES(-RateLimited) return 1; case var x: return (int)x; }")]
    public Task Joining_is_not_offered_where_nothing_can_be_joined(string statements) => VerifyAsync(Join, statements, statements);

    [Theory]
    [InlineData("using A = Deposium.Auth.MCPAuthErrorCode;", "A.KeyMissing", "A.RateLimited")]
    [InlineData("", "Deposium.Auth.MCPAuthErrorCode.KeyMissing", "Deposium.Auth.MCPAuthErrorCode.RateLimited")]
    [InlineData("", "global::Deposium.Auth.MCPAuthErrorCode.KeyMissing", "global::Deposium.Auth.MCPAuthErrorCode.RateLimited")]
    [InlineData("using static Deposium.Auth.MCPAuthErrorCode;", "KeyMissing", "RateLimited")]
    [InlineData("using Deposium.Auth;", "(MCPAuthErrorCode)1", "MCPAuthErrorCode.RateLimited")]
    [InlineData("using A = Deposium.Auth.MCPAuthErrorCode;", "(A)1", "A.RateLimited")]
    [InlineData("using static Deposium.Auth.MCPAuthErrorCode;", "(Deposium.Auth.MCPAuthErrorCode)1", "RateLimited")]
    [InlineData("", "(Deposium.Auth.MCPAuthErrorCode)1", "Deposium.Auth.MCPAuthErrorCode.RateLimited")]
    public Task Codes_are_named_the_way_the_file_does_it(string directive, string written, string added)
    {
        var others = string.Join(" or ", Enumerable.Range(2, 8).Where(static value => value != 5).Select(static value => $"(Deposium.Auth.MCPAuthErrorCode){value}"));
        string File(string mark, string arm) => $$"""
            {{directive}}
            class C
            {
                int M(Deposium.Auth.MCPAuthErrorCode c) => c {{mark}}
                {
                    {{written}} => 1,
                    {{others}} => 2,{{arm}}
                    _ => 0,
                };
            }
            """;
        var test = SwitchSetting.Create<Test>(File("[|switch|]", ""));
        test.FixedState.Sources.Add(File("switch", $"\n        {added} => throw new System.NotImplementedException(\"Not handled yet: rate_limited\"),"));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }

    [Fact]
    public Task A_name_that_means_something_else_here_is_qualified()
    {
        static string File(string mark, string arm) => $$"""
            using Deposium.Auth;
            using static Deposium.Auth.MCPAuthErrorCode;
            class C
            {
                int RateLimited => 1;
                int M(MCPAuthErrorCode c) => c {{mark}}
                {
                    {{SwitchSetting.Expand("@OR(-RateLimited)")}} => 1,{{arm}}
                    _ => 0,
                };
            }
            """;
        var test = SwitchSetting.Create<Test>(File("[|switch|]", ""));
        test.FixedState.Sources.Add(File("switch", "\n        MCPAuthErrorCode.RateLimited => throw new System.NotImplementedException(\"Not handled yet: rate_limited\"),"));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }

    [Fact]
    public Task A_namespace_of_the_name_System_is_not_in_the_way()
    {
        static string File(string mark, string arm) => $$"""
            namespace X.System { class Something; }
            namespace X
            {
                class C
                {
                    int M(Deposium.Auth.MCPAuthErrorCode c) => c {{mark}} { {{Qualify("@Q(-RateLimited)").Replace("MCPAuthErrorCode", "Deposium.Auth.MCPAuthErrorCode", global::System.StringComparison.Ordinal)}} => 1, {{arm}}_ => 0 };
                }
            }
            """;
        var test = SwitchSetting.Create<Test>(File("[|switch|]", ""));
        test.FixedState.Sources.Add(File("switch", "Deposium.Auth.MCPAuthErrorCode.RateLimited => throw new global::System.NotImplementedException(\"Not handled yet: rate_limited\"), "));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }

    [Fact]
    public Task A_word_of_the_pattern_language_is_qualified()
    {
        static string File(string mark, string arm) => $$"""
            using static E;
            [AuthErrors.AuthErrorCodes] enum E { None, A, not }
            class C { int M(E e) => e {{mark}} { A => 1, {{arm}}_ => 0 }; }
            """;
        var test = new Test { TestCode = File("[|switch|]", ""), FixedCode = File("switch", "E.not => throw new System.NotImplementedException(\"Not handled yet: not\"), ") };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test.RunAsync();
    }

    [Fact]
    public Task Keywords_and_quotes_are_escaped()
    {
        var test = new Test
        {
            TestCode = """
                [AuthErrors.AuthErrorCodes] enum E { None, [AuthErrors.WireCode("a\"b\\")] @class }
                class C
                {
                    int M(E e) => e [|switch|]
                    {
                        _ => 0,
                    };
                }
                """,
            FixedCode = """
                [AuthErrors.AuthErrorCodes] enum E { None, [AuthErrors.WireCode("a\"b\\")] @class }
                class C
                {
                    int M(E e) => e switch
                    {
                        E.@class => throw new System.NotImplementedException("Not handled yet: a\"b\\"),
                        _ => 0,
                    };
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test.RunAsync();
    }

    [Fact]
    public async Task Tabs_and_line_ends_of_Windows_stay()
    {
        static string File(string mark, string arm)
            => $"using Deposium.Auth;\nclass C\n{{\n\tint M(MCPAuthErrorCode c)\n\t{{\n\t\tswitch (c)\n\t\t{{\n\t\t}}\n\t}}\n}}\n".Replace("switch (c)", mark, System.StringComparison.Ordinal)
                .Replace("{\n\t\t}", "{\n" + arm + "\t\t}", System.StringComparison.Ordinal)
                .Replace("\t}\n}", "\t\treturn 0;\n\t}\n}", System.StringComparison.Ordinal)
                .Replace("\n", "\r\n", System.StringComparison.Ordinal);

        var sections = string.Concat(All.Select(static code =>
            $"\t\t\tcase MCPAuthErrorCode.{code.Name}:\n\t\t\t\tthrow new System.NotImplementedException(\"Not handled yet: {code.Wire}\");\n"));
        var test = SwitchSetting.Create<Test>(File("[|switch|] (c)", ""));
        test.FixedState.Sources.Add(File("switch (c)", sections));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        await test.RunAsync();
    }

    [Fact]
    public async Task Nested_switches_in_several_files_are_fixed_together()
    {
        const string Before = """
            using Deposium.Auth;
            static class C1
            {
                static int M(MCPAuthErrorCode c, MCPAuthErrorCode d) => c [|switch|]
                {
                    @Q(KeyMissing) => d [|switch|] { @Q(-RateLimited) => 1, _ => 2 },
                    @Q(-KeyMissing,-AuthTimeout) => 3,
                    _ => d [|switch|] { @Q(-KeyInvalid) => 4, _ => 5 },
                };
            }
            """;
        const string After = """
            using Deposium.Auth;
            static class C1
            {
                static int M(MCPAuthErrorCode c, MCPAuthErrorCode d) => c switch
                {
                    @Q(KeyMissing) => d switch { @Q(-RateLimited) => 1, @Q(RateLimited) => throw new System.NotImplementedException("Not handled yet: rate_limited"), _ => 2 },
                    @Q(-KeyMissing,-AuthTimeout) => 3,
                    @Q(AuthTimeout) => throw new System.NotImplementedException("Not handled yet: auth_timeout"),
                    _ => d switch { @Q(-KeyInvalid) => 4, @Q(KeyInvalid) => throw new System.NotImplementedException("Not handled yet: key_invalid"), _ => 5 },
                };
            }
            """;
        var test = SwitchSetting.Create<Test>(Qualify(Before), Qualify(Before).Replace("C1", "C2", System.StringComparison.Ordinal));
        test.FixedState.Sources.Add(Qualify(After));
        test.FixedState.Sources.Add(Qualify(After).Replace("C1", "C2", System.StringComparison.Ordinal));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        await test.RunAsync();
    }

    private static readonly (string Name, string Wire)[] All =
    [
        ("Unknown", "unknown"), ("KeyMissing", "key_missing"), ("FormatInvalid", "format_invalid"), ("KeyInvalid", "key_invalid"),
        ("PermissionDenied", "permission_denied"), ("RateLimited", "rate_limited"), ("AuthUnavailable", "auth_unavailable"),
        ("AuthTimeout", "auth_timeout"), ("AuthInternalError", "auth_internal_error"), ("AcceptInvalid", "accept_invalid"),
    ];

    /// <summary>Writes <c>@Q(X)</c> as one qualified code and <c>@Q(-X)</c> as all named codes but X.</summary>
    private static string Qualify(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"@Q\(([^)]*)\)", static match =>
        match.Groups[1].Value.StartsWith('-')
            ? string.Join(" or ", SwitchSetting.Expand($"@OR({match.Groups[1].Value})").Split(" or ").Select(static name => "MCPAuthErrorCode." + name))
            : "MCPAuthErrorCode." + match.Groups[1].Value);

    private static Task VerifyAsync(string? key, string before, string after, int? steps = null)
    {
        var test = SwitchSetting.Create<Test>(SwitchSetting.Method(before));
        test.CodeActionEquivalenceKey = key;
        test.NumberOfIncrementalIterations = steps;
        test.FixedState.Sources.Add(SwitchSetting.Method(after));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }
}
