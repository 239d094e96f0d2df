using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.ChainAnalyzer, AuthErrors.CodeFixes.ChainFix>;

namespace AuthErrors.Generators.Tests.Chains;

public sealed class ChainFixTests
{
    [Fact]
    public Task A_ladder_becomes_a_switch_and_its_else_the_default() => VerifyAsync(
        """
        // Above.
        [|if|] (c == KeyMissing)
        {
            Log(c);
            Log(b);
        }
        else if (RateLimited == c || c is AuthTimeout or AuthUnavailable)
        {
            return 1;
        }
        else if (c == KeyInvalid)
            k = 2;
        else
        {
            throw Bad(c);
        }

        return k;
        """,
        """
        // Above.
        switch (c)
        {
            case KeyMissing:
                Log(c);
                Log(b);
                break;
            case RateLimited:
            case AuthTimeout:
            case AuthUnavailable:
                return 1;
            case KeyInvalid:
                k = 2;
                break;
            default:
                throw Bad(c);
        }

        return k;
        """);

    [Fact]
    public Task A_text_over_lines_keeps_its_blanks_and_the_brace_behind_it_leaves_none() => VerifyAsync(
        """
        [|if|] (c == KeyMissing) { Log(@"a
          b"); }
        else if (c == RateLimited) { k = 2; }
        else if (c == KeyInvalid) { k = 3; }

        return k;
        """,
        """
        switch (c)
        {
            case KeyMissing:
                Log(@"a
          b");
                break;
            case RateLimited: k = 2; break;
            case KeyInvalid: k = 3; break;
        }

        return k;
        """);

    [Fact]
    public Task A_sequence_becomes_a_switch_without_a_default() => VerifyAsync(
        """
        [|if|] (n == KeyMissing) return 1;
        if (n is null) return 2;

        // The server is slow.
        if (n == AuthTimeout)
            return 3; // or not
        else if (n == RateLimited) throw Bad(n);
        return 4;
        """,
        """
        switch (n)
        {
            case KeyMissing: return 1;
            case null: return 2;

            // The server is slow.
            case AuthTimeout:
                return 3; // or not
            case RateLimited: throw Bad(n);
        }
        return 4;
        """);

    [Fact]
    public Task Comments_and_conditional_lines_of_the_bodies_stay() => VerifyAsync(
        """
        [|if|] (c == KeyMissing) // first
        {
            // inside
        #if OLD
            Log(1);
        #else
            Log(2); /* two */
        #endif
            // at the end
        } // behind
        // above the second
        else if (c == RateLimited)
        {

            Log(@"a
         b");
            Log($@"a
         {k}
         b");

            Log("c"
                + "d");
        }
        /* above the third */
        else if (c == AuthTimeout) /* beside */ { Log(c); } // third
        else // what is left
        {
        } // the end
        return 0;
        """,
        """
        switch (c)
        {
            case KeyMissing: // first
                // inside
        #if OLD
            Log(1);
        #else
                Log(2); /* two */
        #endif
                // at the end
                break; // behind
            // above the second
            case RateLimited:
                Log(@"a
         b");
                Log($@"a
         {k}
         b");

                Log("c"
                    + "d");
                break;
            /* above the third */
            case AuthTimeout: /* beside */
                Log(c);
                break; // third
            default: // what is left
                break;
        } // the end
        return 0;
        """);

    [Fact]
    public Task Bodies_that_declare_something_keep_their_braces() => VerifyAsync(
        """
        [|if|] (c == KeyMissing)
        {
            var x = 1;
            Log(x);
        }
        else if (c == RateLimited)
            Log(int.TryParse("1", out var x) ? x : 0);
        else if (c == AuthTimeout) { if (e is { Attempt: var x }) return x; }
        else if (c == KeyInvalid)
        {
            return Local();
            int Local() => 1;
        }
        else if (c == FormatInvalid)
        {
            foreach (var x in new[] { 1 })
            {
                var y = x;
                Log(y);
            }
        }
        return 0;
        """,
        """
        switch (c)
        {
            case KeyMissing:
            {
                var x = 1;
                Log(x);
                break;
            }
            case RateLimited:
            {
                Log(int.TryParse("1", out var x) ? x : 0);
                break;
            }
            case AuthTimeout: { if (e is { Attempt: var x }) return x; break; }
            case KeyInvalid:
            {
                return Local();
                int Local() => 1;
            }
            case FormatInvalid:
                foreach (var x in new[] { 1 })
                {
                    var y = x;
                    Log(y);
                }
                break;
        }
        return 0;
        """);

    [Fact]
    public Task Braces_behind_their_headers_stay_there() => VerifyAsync(
        """
        while (b) {
          [|if|] (c == KeyMissing) {
            continue;
          } else if (c == RateLimited) {
            var x = 1;
            Log(x);
          } else if (c == AuthTimeout) {
            while (b) { break; }
          } else {
            Log(c);
          }
        }
        return 0;
        """,
        """
        while (b) {
          switch (c) {
            case KeyMissing:
              continue;
            case RateLimited: {
              var x = 1;
              Log(x);
              break;
            }
            case AuthTimeout:
              while (b) { break; }
              break;
            default:
              Log(c);
              break;
          }
        }
        return 0;
        """);

    [Fact]
    public Task Another_test_in_the_else_moves_into_the_default() => VerifyAsync(
        """
        [|if|] (c == KeyMissing)
            k = 1;
        else if (c == RateLimited)
            k = 2;
        else if (c == AuthTimeout)
            k = 3;
        else if (b)
        {
            k = 4;
        }
        else
            k = 5; // five
        return k;
        """,
        """
        switch (c)
        {
            case KeyMissing:
                k = 1;
                break;
            case RateLimited:
                k = 2;
                break;
            case AuthTimeout:
                k = 3;
                break;
            default:
                if (b)
                {
                    k = 4;
                }
                else
                    k = 5;
                break; // five
        }
        return k;
        """);

    [Fact]
    public Task A_chain_may_start_in_an_else() => VerifyAsync(
        """
        if (b)
            k = 1;
        else [|if|] (c == RateLimited)
            k = 2;
        else if (c == AuthTimeout)
            k = 3;
        else if (c == KeyMissing)
            k = 4;
        return k;
        """,
        """
        if (b)
            k = 1;
        else switch (c)
        {
            case RateLimited:
                k = 2;
                break;
            case AuthTimeout:
                k = 3;
                break;
            case KeyMissing:
                k = 4;
                break;
        }
        return k;
        """);

    [Theory]
    [InlineData(
        "[|if|] (c == KeyMissing) return 1; else if (c is RateLimited or KeyInvalid) { k = 2; } else if (c == AuthTimeout) { } else return 3; return k;",
        "switch (c) { case KeyMissing: return 1; case RateLimited: case KeyInvalid: k = 2; break; case AuthTimeout: break; default: return 3; } return k;")]
    [InlineData(
        "[|if|] (c == KeyMissing) return 1; if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return k; // all",
        "switch (c) { case KeyMissing: return 1; case RateLimited: return 2; case AuthTimeout: return 3; } return k; // all")]
    [InlineData(
        "[|if|] (c == 0) return 1; if (c == (MCPAuthErrorCode)77) return 2; if ((KeyMissing | FormatInvalid) == c) return 3; return k;",
        "switch (c) { case 0: return 1; case (MCPAuthErrorCode)77: return 2; case KeyMissing | FormatInvalid: return 3; } return k;")]
    public Task A_chain_on_one_line_stays_on_it(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task The_first_of_two_equal_tests_wins() => VerifyAsync(
        "[|if|] (c == KeyMissing) return 1; if (c == RateLimited || c == KeyMissing || c == (MCPAuthErrorCode)5) return 2; if (c == AuthTimeout) return 3; return k;",
        "switch (c) { case KeyMissing: return 1; case RateLimited: return 2; case AuthTimeout: return 3; } return k;");

    [Theory]
    [InlineData("[|if|] (c == KeyMissing) return 1; if (c == KeyMissing) return 2; if (c == AuthTimeout) return 3; return k;")]
    [InlineData("while (true) { [|if|] (c == KeyMissing) break; if (c == RateLimited) continue; if (c == AuthTimeout) return 3; } return k;")]
    [InlineData("switch (k) { case 1: [|if|] (c == KeyMissing) goto case 2; if (c == RateLimited) goto default; if (c == AuthTimeout) return 3; break; case 2: break; default: break; } return k;")]
    [InlineData("[|if|] (c == /* the key */ KeyMissing) return 1; if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing) return 1; /* a */ if (c == RateLimited) return 2; if (c == AuthTimeout) return 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing) return 1;\n#if !OLD\nif (c == RateLimited) return 2;\n#endif\nif (c == AuthTimeout) return 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing)\n#if OLD\nreturn 1;\n#else\nreturn 2;\n#endif\nelse if (c == RateLimited) return 2; else if (c == AuthTimeout) return 3; return k;")]
    [InlineData("[|if|] (c == KeyMissing)\n// why\n{ return 1; }\nelse if (c == RateLimited) return 2; else if (c == AuthTimeout) return 3; return k;")]
    public Task Nothing_is_offered_where_something_would_be_lost(string statements) => VerifyAsync(statements, statements);

    [Fact]
    public Task Chains_within_chains_are_turned_together() => VerifyAsync(
        """
        [|if|] (c == KeyMissing)
        {
            [|if|] (n == KeyMissing) return 1;
            if (n == RateLimited) return 2;
            if (n == AuthTimeout) return 3;
            return 4;
        }

        if (c == RateLimited)
        {
            [|if|] (e.ErrorCode == KeyMissing)
                k = 1;
            else if (e.ErrorCode == RateLimited)
                k = 2;
            else if (e.ErrorCode == AuthTimeout)
                k = 3;
            return k;
        }

        if (c == AuthTimeout)
        {
            return 5;
        }

        return 0;
        """,
        """
        switch (c)
        {
            case KeyMissing:
                switch (n)
                {
                    case KeyMissing: return 1;
                    case RateLimited: return 2;
                    case AuthTimeout: return 3;
                }
                return 4;

            case RateLimited:
                switch (e.ErrorCode)
                {
                    case KeyMissing:
                        k = 1;
                        break;
                    case RateLimited:
                        k = 2;
                        break;
                    case AuthTimeout:
                        k = 3;
                        break;
                }
                return k;

            case AuthTimeout:
                return 5;
        }

        return 0;
        """);

    [Fact]
    public async Task Tabs_and_line_ends_of_Windows_stay()
    {
        static string File(string body) => $"using Deposium.Auth;\nstatic class C1\n{{\n\tstatic int M(MCPAuthErrorCode c)\n\t{{\n{body}\t\treturn 0;\n\t}}\n}}\n"
            .Replace("X.", "MCPAuthErrorCode.", System.StringComparison.Ordinal)
            .Replace("\n", "\r\n", System.StringComparison.Ordinal);
        var before = File("\t\t[|if|] (c == X.KeyMissing)\n\t\t{\n\t\t\treturn 1;\n\t\t}\n\n\t\tif (c == X.RateLimited)\n\t\t\treturn 2;\n\t\tif (c == X.AuthTimeout)\n\t\t\treturn 3;\n\n");
        var after = File("\t\tswitch (c)\n\t\t{\n\t\t\tcase X.KeyMissing:\n\t\t\t\treturn 1;\n\n\t\t\tcase X.RateLimited:\n\t\t\t\treturn 2;\n\t\t\tcase X.AuthTimeout:\n\t\t\t\treturn 3;\n\t\t}\n\n");
        var test = SwitchSetting.Create<Test>(before, before.Replace("C1", "C2", System.StringComparison.Ordinal));
        test.FixedState.Sources.Add(after);
        test.FixedState.Sources.Add(after.Replace("C1", "C2", System.StringComparison.Ordinal));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        await test.RunAsync();
    }

    private static Task VerifyAsync(string before, string after)
    {
        var test = SwitchSetting.Create<Test>(SwitchSetting.Method(before));
        test.FixedState.Sources.Add(SwitchSetting.Method(after));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }
}
