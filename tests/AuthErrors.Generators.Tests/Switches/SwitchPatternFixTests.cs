using System.Threading.Tasks;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.ExhaustiveSwitchAnalyzer, AuthErrors.CodeFixes.ExhaustiveSwitchFix>;

namespace AuthErrors.Generators.Tests.Switches;

/// <summary>Fixes where the codes are a part of what a switch is over, and fixes that use what is there.</summary>
public sealed class SwitchPatternFixTests
{
    [Theory]
    [InlineData(
        "return (c, b) @ { (RateLimited, true) => 1, (@OR(-RateLimited), _) => 2,+ _ => 0 };",
        """ (RateLimited, _) => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "switch (c, b) { case (@OR(-RateLimited), _): return 1;+ default: return 0; }",
        """ case (RateLimited, _): throw new NotImplementedException("Not handled yet: rate_limited");""")]
    [InlineData(
        "return e @ { { ErrorCode: @OR(-RateLimited,-KeyInvalid) } => 1,+ _ => 0 };",
        """ { ErrorCode: KeyInvalid } => throw new NotImplementedException("Not handled yet: key_invalid"), { ErrorCode: RateLimited } => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return f @ { AuthFailure { Code: @OR(-RateLimited) } => 1,+ _ => 0 };",
        """ AuthFailure { Code: RateLimited } => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return f @ { AuthFailure (@OR(-RateLimited), _) => 1,+ _ => 0 };",
        """ AuthFailure (RateLimited, _) => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return o @ { @OR(-RateLimited) => 1,+ _ => 0 };",
        """ RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return (f, b) @ { ({ Error.ErrorCode: @OR(-RateLimited) }, _) => 1,+ _ => 0 };",
        """ ({ Error: { ErrorCode: RateLimited } }, _) => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return (c, b) @ { (@OR(-RateLimited), false) => 1,+ (_, false) => 0, (@OR, true) => 2, _ => 3 };",
        """ (RateLimited, false) => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    [InlineData(
        "return (int)c @ { (int)KeyMissing or 2 or 3 or 4 or 5 or 6 or 7 or 8 => 1,+ _ => 0 };",
        """ (int)AcceptInvalid => throw new NotImplementedException("Not handled yet: accept_invalid"),""")]
    [InlineData(
        "return (n, b) @ { (@OR, _) => 1,+ _ => 0 };",
        """ (null, _) => throw new NotImplementedException("Not handled yet: null"),""")]
    [InlineData(
        "if (c == KeyInvalid) return 2; return c @ { @OR(-KeyInvalid,-RateLimited) => 1,+ _ => 0 };",
        """ RateLimited => throw new NotImplementedException("Not handled yet: rate_limited"),""")]
    public Task The_missing_part_is_named_where_it_is(string statements, string added)
    {
        var (mark, fix) = statements.Contains("switch (", System.StringComparison.Ordinal) ? ("switch (", "{|AUTH2001:switch|} (") : ("@ {", "{|AUTH2001:switch|} {");
        return VerifyAsync(
            "AUTH2001.throw",
            statements.Replace(mark, fix, System.StringComparison.Ordinal).Replace("+", "", System.StringComparison.Ordinal),
            statements.Replace("@ {", "switch {", System.StringComparison.Ordinal).Replace("+", added, System.StringComparison.Ordinal));
    }

    [Fact]
    public Task What_two_arms_take_is_named_above_each() => VerifyAsync(
        "AUTH2001.throw",
        "return f {|AUTH2001:switch|} { { Code: @OR(-RateLimited) } => 1, { Error: { } } => 2, _ => 0 };",
        """
        return f switch { { Code: @OR(-RateLimited) } => 1, { Code: RateLimited, Error: AuthError } => throw new NotImplementedException("Not handled yet: rate_limited"), { Error: { } } => 2, { Code: RateLimited } => throw new NotImplementedException("Not handled yet: rate_limited"), _ => 0 };
        """);

    [Fact]
    public Task What_an_arm_handles_stays_with_it() => VerifyAsync(
        "AUTH2001.throw",
        """
        return (c, k) [|switch|]
        {
            (@OR(-RateLimited), _) => 2,
            (RateLimited, > 5) or (_, < 3) => 0,
            _ => 4,
        };
        """,
        """
        return (c, k) switch
        {
            (@OR(-RateLimited), _) => 2,
            (RateLimited, < 3) => throw new NotImplementedException("Not handled yet: rate_limited"),
            (RateLimited, > 5) or (_, < 3) => 0,
            (RateLimited, _) => throw new NotImplementedException("Not handled yet: rate_limited"),
            _ => 4,
        };
        """);

    [Fact]
    public Task What_an_arm_further_down_handles_stays_with_it() => VerifyAsync(
        "AUTH2001.join",
        """
        return (c, b) [|switch|]
        {
            (KeyMissing, true) => 1,
            (@OR(-RateLimited,-KeyMissing), _) => 2,
            (_, true) => 3,
            (KeyMissing or RateLimited, false) => 4,
            _ => 5,
        };
        """,
        """
        return (c, b) switch
        {
            (KeyMissing, true) => 1,
            (@OR(-RateLimited,-KeyMissing), _) => 2,
            (RateLimited, true) => 3,
            (_, true) => 3,
            (KeyMissing or RateLimited, false) => 4,
            _ => 5,
        };
        """);

    [Fact]
    public Task What_a_section_below_the_default_handles_stays_with_it() => VerifyAsync(
        "AUTH2001.join",
        """
        [|switch|] (c, b)
        {
            case (KeyMissing, true): return 1;
            default: return 5;
            case (@OR(-RateLimited,-KeyMissing), _): return 2;
            case (KeyMissing or RateLimited, false): return 4;
        }
        """,
        """
        switch (c, b)
        {
            case (KeyMissing, true): return 1;
            case (RateLimited, true):
            default: return 5;
            case (@OR(-RateLimited,-KeyMissing), _): return 2;
            case (KeyMissing or RateLimited, false): return 4;
        }
        """);

    [Fact]
    public Task A_code_that_two_catch_alls_take_is_named_above_each() => VerifyAsync(
        "AUTH2001.join",
        "return (c, b) [|switch|] { (@OR(-RateLimited), _) => 1, (_, true) => 2, _ => 3 };",
        "return (c, b) switch { (@OR(-RateLimited), _) => 1, (RateLimited, true) => 2, (_, true) => 2, (RateLimited, _) => 3, _ => 3 };");

    [Fact]
    public Task A_code_joins_the_arm_of_its_recovery() => VerifyAsync(
        "AUTH2001.recovery",
        """
        return c [|switch|]
        {
            KeyMissing or FormatInvalid => 1, // log in again
            RateLimited
                or AuthUnavailable => 2,
            @OR(-KeyMissing,-FormatInvalid,-KeyInvalid,-RateLimited,-AuthUnavailable,-AuthTimeout) => 3,
            _ => 0,
        };
        """,
        """
        return c switch
        {
            KeyMissing or FormatInvalid or KeyInvalid => 1, // log in again
            RateLimited
                or AuthUnavailable
                or AuthTimeout => 2,
            @OR(-KeyMissing,-FormatInvalid,-KeyInvalid,-RateLimited,-AuthUnavailable,-AuthTimeout) => 3,
            _ => 0,
        };
        """);

    [Fact]
    public Task A_code_joins_the_section_of_its_recovery() => VerifyAsync(
        "AUTH2001.recovery",
        """
        [|switch|] (c)
        {
            case RateLimited: // wait
                return 2;
            case AuthInternalError: return 5;
            case KeyMissing: case FormatInvalid: return 1;
            default:
                return 0;
        }
        """,
        """
        switch (c)
        {
            case RateLimited: // wait
            case AuthUnavailable:
            case AuthTimeout:
                return 2;
            case AuthInternalError: case PermissionDenied: case AcceptInvalid: return 5;
            case KeyMissing: case FormatInvalid: case KeyInvalid: return 1;
            default:
                return 0;
        }
        """);

    [Theory]
    [InlineData("return c [|switch|] { RateLimited => 1, AuthUnavailable => 2, @OR(-RateLimited,-AuthUnavailable,-AuthTimeout) => 3, _ => 0 };")]
    [InlineData("return c [|switch|] { RateLimited or KeyMissing => 1, @OR(-RateLimited,-KeyMissing,-AuthTimeout,-AuthUnavailable) => 3, AuthUnavailable when b => 2, _ => 0 };")]
    [InlineData("return c [|switch|] { not (@OR(-AuthTimeout)) => 1, @OR(-AuthTimeout) => 3 };")]
    [InlineData("return n [|switch|] { @OR(-RateLimited) => 1, RateLimited => 2, _ => 0 };")]
    public Task Joining_by_recovery_is_not_offered_where_it_is_not_clear(string statements) => VerifyAsync("AUTH2001.recovery", statements, statements);

    [Theory]
    [InlineData("return c [|switch|] { RateLimited when b => 1, RateLimited when !b => 2, @OR(-RateLimited) => 3, _ => 0 };", " when !b")]
    [InlineData("return c [|switch|] { RateLimited when !(k > 3) => 1, RateLimited when k > 3 => 2, @OR(-RateLimited) => 3, _ => 0 };", " when k > 3")]
    [InlineData("return c [|switch|] { RateLimited when c == RateLimited => 1, @OR(-RateLimited) => 3, _ => 0 };", " when c == RateLimited")]
    [InlineData("[|switch|] (c) { case RateLimited when c is RateLimited or KeyMissing: return 1; @CASES(-RateLimited) return 3; default: return 0; }", " when c is RateLimited or KeyMissing")]
    public Task A_guard_that_decides_nothing_is_removed(string statements, string guard)
        => VerifyAsync("AUTH2001.guard", statements, statements.Replace("[|switch|]", "switch", System.StringComparison.Ordinal).Replace(guard, "", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("return c [|switch|] { RateLimited when b => 1, @OR(-RateLimited) => 3, _ => 0 };")]
    [InlineData("return c [|switch|] { RateLimited when Next() == c => 1, RateLimited when !(Next() == c) => 2, @OR(-RateLimited) => 3, _ => 0 };")]
    [InlineData("return c [|switch|] { RateLimited when b => 1, RateLimited when !b /* why */ => 2, @OR(-RateLimited) => 3, _ => 0 };")]
    [InlineData("return c [|switch|] { RateLimited when b => 1, RateLimited when !b => 2, @OR(-RateLimited,-KeyInvalid) => 3, _ => 0 };")]
    [InlineData("return c [|switch|] { RateLimited when c == KeyMissing => 1, @OR(-RateLimited) => 3, _ => 0 };")]
    public Task A_guard_that_decides_something_stays(string statements) => VerifyAsync("AUTH2001.guard", statements, statements);

    private static Task VerifyAsync(string key, string before, string after)
    {
        var test = SwitchSetting.Create<Test>(SwitchSetting.MethodWithParts(before));
        test.CodeActionEquivalenceKey = key;
        test.FixedState.Sources.Add(SwitchSetting.MethodWithParts(after));
        test.FixedState.Sources.Add(("Codes.cs", SwitchSetting.Codes));
        return test.RunAsync();
    }
}
