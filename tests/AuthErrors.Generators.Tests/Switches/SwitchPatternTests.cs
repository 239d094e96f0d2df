using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.ExhaustiveSwitchAnalyzer>;

namespace AuthErrors.Generators.Tests.Switches;

/// <summary>Codes that are not what a switch is over but a part of it: elements, members, casts.</summary>
public sealed class SwitchPatternTests
{
    [Theory]
    [InlineData("return (c, b) switch { (RateLimited, true) => 1, (RateLimited, false) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, b) switch { (@OR, _) => 1, _ => 0 };")]
    [InlineData("return (c, b) switch { (_, true) => 1, _ => 0 };")]
    [InlineData("return (c, b) switch { (not RateLimited, true) => 1, (>= KeyMissing, _) => 2, _ => 0 };")]
    [InlineData("switch (c, b) { case (@OR, true): return 1; case (@OR, false): return 2; default: return 0; }")]
    [InlineData("return (c, Day.Monday) switch { (RateLimited, Day.Sunday) => 1, (RateLimited, Day.Monday) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, k) switch { (RateLimited, < 0) => 1, (RateLimited, 0 or > 0) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, k) switch { (RateLimited, <= 3) => 1, (RateLimited, >= 4) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, 1.5) switch { (RateLimited, <= 3) => 1, (RateLimited, > 3) => 2, (RateLimited, double.NaN) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, (bool?)b) switch { (RateLimited, true) => 1, (RateLimited, false) => 2, (RateLimited, null) => 2, (@OR(-RateLimited), _) => 3, _ => 0 };")]
    [InlineData("return (c, Next()) switch { (RateLimited, _) => 1, (_, KeyMissing) => 2, (@OR(-RateLimited), not KeyMissing) => 3, (Unknown, @OR) => 4, _ => 0 };")]
    [InlineData("return ((c, b), k) switch { ((@OR, _), > 3) => 1, ((@OR, true), _) => 2, ((@OR, false), _) => 2, _ => 0 };")]
    [InlineData("return e switch { { ErrorCode: RateLimited } => 1, { ErrorCode: @OR(-RateLimited) } => 2, _ => 0 };")]
    [InlineData("return e switch { { ErrorCode: RateLimited, Attempt: > 3 } => 1, { ErrorCode: @OR } => 2, _ => 0 };")]
    [InlineData("return e switch { (RateLimited, _, _) => 1, { ErrorCode: @OR(-RateLimited) } => 2, _ => 0 };")]
    [InlineData("return e switch { { ErrorCode: RateLimited } or { ErrorCode: @OR(-RateLimited) } => 2, _ => 0 };")]
    [InlineData("return e switch { { ErrorCode: not RateLimited, Attempt: 1 } => 1, _ => 0 };")]
    [InlineData("return e switch { null => 3, { ErrorCode: var x } => (int)x };")]
    [InlineData("return new Failure() switch { { Error.ErrorCode: @OR } => 1, _ => 0 };")]
    [InlineData("return new Failure() switch { { Inner: @OR } => 1, { Inner: null } => 2, _ => 0 };")]
    [InlineData("return f switch { OtherFailure => 2, AuthFailure { Code: @OR } => 1, _ => 0 };")]
    [InlineData("return f switch { AuthFailure (@OR, _) => 1, _ => 0 };")]
    [InlineData("return f switch { AuthFailure { Virtual: RateLimited } => 1, { Virtual: RateLimited } => 2, { Virtual: @OR(-RateLimited) } => 3, _ => 0 };")]
    [InlineData("return f switch { AuthFailure and { Code: @OR } => 1, _ => 0 };")]
    [InlineData("return f switch { not AuthFailure => 0, AuthFailure { Code: @OR } => 1, _ => 2 };")]
    [InlineData("return o switch { @OR => 1, MCPAuthErrorCode => 2, _ => 0 };")]
    [InlineData("return o switch { AuthError { ErrorCode: @OR } => 1, string => 2, _ => 0 };")]
    [InlineData("return p switch { (@OR, _) => 1, _ => 0 };")]
    [InlineData("return p switch { { First: RateLimited } => 2, (@OR(-RateLimited), _) => 1, _ => 0 };")]
    [InlineData("return (int)c switch { 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 => 1, _ => 0 };")]
    [InlineData("return (int)c switch { (int)KeyMissing => 3, 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 => 1, _ => 0 };")]
    [InlineData("return (int)c switch { 400 => 3, > 500 => 1, _ => 0 };")]
    [InlineData("return (int)(byte)c switch { 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 => 1, 0 => 0 };")]
    [InlineData("return (int?)n switch { 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 => 1, null => 2, _ => 0 };")]
    [InlineData("return new[] { c } switch { [KeyMissing] => 1, [RateLimited, ..] => 2, _ => 0 };")]
    [InlineData("return new { Codes = new[] { c } } switch { { Codes: [KeyMissing] } => 1, _ => 0 };")]
    public Task A_switch_that_handles_every_combination_is_left_alone(string statements)
        => Create(statements).RunAsync();

    [Theory]
    [InlineData("if (f.Inner is null) return 5; return f.Inner switch { @OR => 1, _ => 0 };")]
    [InlineData("if (p.Second.HasValue) return p.Second switch { @OR => 1, _ => 0 }; return 5;")]
    [InlineData("if (f.Inner is null) return 5; switch (f.Inner) { @CASES return 1; default: return 0; }")]
    [InlineData("if (f.Inner is null) return 5; return (f.Inner, b) switch { (@OR, _) => 1, _ => 0 };")]
    [InlineData("MCPAuthErrorCode? known = c; return known switch { @OR => 1, _ => 0 };")]
    public Task Null_is_not_missing_where_the_compiler_knows_that_it_cannot_come(string statements)
        => Create(statements).RunAsync();

    [Theory]
    [InlineData("return (c, b) {|#0:switch|} { (RateLimited, true) => 1, (@OR(-RateLimited), _) => 2, _ => 0 };", "MCPAuthErrorCode", """RateLimited ("rate_limited"), such as (RateLimited, false)""")]
    [InlineData("return (c, b) {|#0:switch|} { (_, false) => 0, (@OR, true) => 2, _ => 3 };", "MCPAuthErrorCode", """KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited") and 4 more, such as (KeyMissing, false)""")]
    [InlineData("return (c, b) {|#0:switch|} { (@OR, true) => 2 };", "MCPAuthErrorCode", """Unknown ("unknown"), KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied") and 5 more, such as (Unknown, _)""")]
    [InlineData("return (n, b) {|#0:switch|} { (@OR, _) => 1, _ => 0 };", "MCPAuthErrorCode", "null, such as (null, _)")]
    [InlineData("return (c, k) {|#0:switch|} { (RateLimited, < 0 or > 0) => 1, (@OR(-RateLimited), _) => 3, _ => 0 };", "MCPAuthErrorCode", """RateLimited ("rate_limited"), such as (RateLimited, 0)""")]
    [InlineData("return (c, e.Wire) {|#0:switch|} { (RateLimited, \"a\") => 1, (@OR(-RateLimited), _) => 3, _ => 0 };", "MCPAuthErrorCode", """RateLimited ("rate_limited"), such as (RateLimited, not "a")""")]
    [InlineData("return (c, Next()) {|#0:switch|} { (RateLimited, _) => 1, (_, RateLimited) => 2, (@OR(-RateLimited,-KeyMissing), _) => 3, (_, @OR) => 4, _ => 0 };", "MCPAuthErrorCode", """KeyMissing ("key_missing"), such as (KeyMissing, Unknown)""")]
    [InlineData("return f {|#0:switch|} { OtherFailure => 2, { Code: @OR } => 3, _ => 0 };", "Failure.Code", """KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited") and 4 more, such as OtherFailure { Code: KeyMissing }""")]
    [InlineData("return f {|#0:switch|} { { Code: RateLimited } => 1, OtherFailure => 2, { Code: @OR(-RateLimited) } => 3, _ => 0 };", "Failure.Code", """KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), AuthUnavailable ("auth_unavailable") and 3 more, such as OtherFailure { Code: KeyMissing }""")]
    [InlineData("return e {|#0:switch|} { { ErrorCode: RateLimited } => 1, { ErrorCode: @OR(-RateLimited,-AcceptInvalid) } => 2, _ => 0 };", "AuthError.ErrorCode", """AcceptInvalid ("accept_invalid"), such as { ErrorCode: AcceptInvalid }""")]
    [InlineData("return e {|#0:switch|} { { ErrorCode: RateLimited, Attempt: > 3 } => 1, { ErrorCode: @OR(-RateLimited) } => 2, _ => 0 };", "AuthError.ErrorCode", """RateLimited ("rate_limited"), such as { ErrorCode: RateLimited, Attempt: < 3 }""")]
    [InlineData("return (e, b) {|#0:switch|} { ({ ErrorCode: @OR }, true) => 1, ({ ErrorCode: @OR(-KeyInvalid) }, false) => 2, _ => 0 };", "AuthError.ErrorCode", """KeyInvalid ("key_invalid"), such as ({ ErrorCode: KeyInvalid }, false)""")]
    [InlineData("return f {|#0:switch|} { AuthFailure { Code: @OR(-KeyInvalid) } => 1, _ => 0 };", "Failure.Code", """KeyInvalid ("key_invalid"), such as AuthFailure { Code: KeyInvalid }""")]
    [InlineData("return f {|#0:switch|} { AuthFailure (@OR(-KeyInvalid), _) => 1, _ => 0 };", "AuthFailure.code", """KeyInvalid ("key_invalid"), such as AuthFailure (KeyInvalid, _)""")]
    [InlineData("return o {|#0:switch|} { @OR(-KeyInvalid) => 1, _ => 0 };", "MCPAuthErrorCode", """KeyInvalid ("key_invalid")""")]
    [InlineData("return f {|#0:switch|} { { Code: @OR(-RateLimited) } => 1, { Error: { } } => 2, _ => 0 };", "Failure.Code", """RateLimited ("rate_limited"), such as { Code: RateLimited, Error: AuthError }""")]
    [InlineData("if (f.Inner is null) return 5; f.Inner = n; return f.Inner {|#0:switch|} { @OR => 1, _ => 0 };", "MCPAuthErrorCode", "null")]
    [InlineData("if (f.Inner is null) Log(f); return f.Inner {|#0:switch|} { @OR => 1, _ => 0 };", "MCPAuthErrorCode", "null")]
    [InlineData("return (int)c {|#0:switch|} { 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 => 1, _ => 0 };", "MCPAuthErrorCode", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("{|#0:switch|} ((int)c) { case 1: case (int)FormatInvalid: case 3: case 4: case 5: case 6: case 7: case 8: return 1; default: return 0; }", "MCPAuthErrorCode", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("return f.Error {|#0:switch|} { { ErrorCode: @OR(-KeyInvalid) } => 1, _ => 0 };", "AuthError.ErrorCode", """KeyInvalid ("key_invalid"), such as { ErrorCode: KeyInvalid }""")]
    [InlineData("return ((Pair?)p) {|#0:switch|} { { First: @OR(-KeyInvalid) } => 1, _ => 0 };", "Pair.First", """KeyInvalid ("key_invalid"), such as { First: KeyInvalid }""")]
    [InlineData("dynamic d = c; return d {|#0:switch|} { @OR(-KeyInvalid) => 1, _ => 0 };", "MCPAuthErrorCode", """KeyInvalid ("key_invalid")""")]
    public async Task A_combination_that_is_not_handled_is_reported_with_an_example(string statements, string path, string missing)
    {
        var test = Create(statements);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments(path, missing, ""));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("if (c == RateLimited) return 9;", "return c switch { @OR(-RateLimited) => 1, _ => 0 };")]
    [InlineData("if (c is RateLimited) { throw Bad(c); } Log(c);", "return c switch { @OR(-RateLimited) => 1, _ => 0 };")]
    [InlineData("if (c == RateLimited || KeyMissing == c) return 9;", "switch (c) { @CASES(-RateLimited,-KeyMissing) return 1; default: return 0; }")]
    [InlineData("if (c is RateLimited or KeyMissing) return 9; else Log(c);", "return (c, b) switch { (@OR(-RateLimited,-KeyMissing), _) => 1, _ => 0 };")]
    [InlineData("if (c == RateLimited) return 9; else if (c == KeyMissing) throw Bad(c);", "return (int)c switch { (int)FormatInvalid or 3 or 4 or 6 or 7 or 8 or 9 => 1, _ => 0 };")]
    [InlineData("if (n == null) return 9;", "return n switch { @OR => 1, _ => 0 };")]
    [InlineData("if (!n.HasValue) return 9; if (n.Value == RateLimited) return 8;", "return n switch { @OR(-RateLimited) => 1, _ => 0 };")]
    [InlineData("if (n is null or RateLimited) return 9;", "return n.Value switch { @OR(-RateLimited) => 1, _ => 0 };")]
    [InlineData("if (!(c != RateLimited)) return 9;", "return c switch { @OR(-RateLimited) => 1, _ => 0 };")]
    [InlineData("while (b) { if (c == RateLimited) continue;", "Log(c switch { @OR(-RateLimited) => 1, _ => 0 }); } return 0;")]
    [InlineData("switch (c) { case KeyMissing: case KeyInvalid:", "return c switch { KeyMissing => 1, KeyInvalid => 2, _ => 0 }; @CASES(-KeyMissing,-KeyInvalid) default: return 1; }")]
    [InlineData("switch (c) { @CASES(-KeyMissing) return 1; case KeyMissing: default:", "return c switch { KeyMissing => 1, _ => 0 }; }")]
    public Task What_earlier_statements_have_dealt_with_is_not_missing(string before, string statements)
        => Create(before + " " + statements).RunAsync();

    [Theory]
    [InlineData("if (c == RateLimited) Log(c);")]
    [InlineData("if (c == RateLimited) return 9; c = Next();")]
    [InlineData("if (c == RateLimited && b) return 9;")]
    [InlineData("if (c != RateLimited) { } else return 9;")]
    [InlineData("if (b) { if (c == RateLimited) return 9; }")]
    [InlineData("if (b) Log(c); else if (c == RateLimited) return 9;")]
    [InlineData("if (c >= RateLimited && c <= RateLimited) return 9;")]
    [InlineData("if (Next() == RateLimited) return 9;")]
    [InlineData("if (c == RateLimited) return 9; again: Log(c); if (b) goto again;")]
    [InlineData("if (c == RateLimited) return 9; Change(ref c);")]
    [InlineData("if (c == RateLimited) return 9; (c, k) = (Next(), 1);")]
    [InlineData("if (c == RateLimited) return 9; void Later() => c = Next(); Later();")]
    [InlineData("if (c == RateLimited) return 9; { c++; }")]
    [InlineData("try { if (c == RateLimited) return 9; } finally { }")]
    [InlineData("if ((c = Next()) == RateLimited) return 9;")]
    [InlineData("ref var same = ref c; if (c == RateLimited) return 9; same = Next();")]
    [InlineData("ref var same = ref (b ? ref c : ref c); if (c == RateLimited) return 9; same = Next();")]
    public Task What_is_not_plainly_dealt_with_is_missing(string before)
        => Create(before + " return c {|AUTH2001:switch|} { @OR(-RateLimited) => 1, _ => 0 };").RunAsync();

    [Fact]
    public Task What_a_pointer_may_write_is_not_dealt_with()
        => Create("unsafe { MCPAuthErrorCode* same = &c; if (c == RateLimited) return 9; *same = Next(); return c {|AUTH2001:switch|} { @OR(-RateLimited) => 1, _ => 0 }; }").RunAsync();

    [Fact]
    public Task A_parameter_of_a_type_may_be_written_by_any_member() => SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(SwitchSetting.Expand("""
        using static Deposium.Auth.MCPAuthErrorCode;

        class C(Deposium.Auth.MCPAuthErrorCode c)
        {
            void Change() => c = RateLimited;

            int M()
            {
                if (c == RateLimited) return 9;
                Change();
                return c {|AUTH2001:switch|} { @OR(-RateLimited) => 1, _ => 0 };
            }
        }
        """)).RunAsync();

    [Fact]
    public Task A_switch_too_large_to_be_judged_at_every_keystroke_is_left_alone()
        => Create($"return (c, k, e.Wire) switch {{ {string.Concat(Enumerable.Range(0, 1000).Select(static i => $"(RateLimited, {i}, \"{i}\") => {i}, "))} _ => 0 }};").RunAsync();

    [Fact]
    public Task A_case_that_others_jump_to_may_meet_any_code()
        => Create("switch (c) { case KeyMissing: return c {|AUTH2001:switch|} { KeyMissing => 1, _ => 0 }; @CASES(-KeyMissing) default: goto case KeyMissing; }").RunAsync();

    private static CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer> Create(string statements)
        => SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(SwitchSetting.MethodWithParts(statements));
}
