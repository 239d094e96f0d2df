using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.ExhaustiveSwitchAnalyzer>;

namespace AuthErrors.Generators.Tests.Switches;

public sealed class ExhaustiveSwitchAnalyzerTests
{
    private const string AllButTwo = """KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), AuthTimeout ("auth_timeout") and 2 more""";

    [Theory]
    [InlineData("switch (c) { case Unknown: return 0; @CASES return 1; default: throw Bad(c); }")]
    [InlineData("switch (c) { @CASES return 1; default: break; } return 0;")]
    [InlineData("switch (c) { @CASES(-AcceptInvalid) return 1; case AcceptInvalid: default: return 0; }")]
    [InlineData("switch (c) { default: return 0; @CASES return 1; }")]
    [InlineData("switch (c) { case Unknown: return 0; @CASES return 1; } return 2;")]
    [InlineData("switch (c) { @CASES return 1; case var other: return Log2(other); int Log2(object x) => 0; }")]
    [InlineData("switch (c) { @CASES return 1; case MCPAuthErrorCode other: return (int)other; }")]
    [InlineData("switch (c) { case KeyMissing or @OR(-KeyMissing): return 1; case { }: return 2; }")]
    [InlineData("switch (c) { case (MCPAuthErrorCode)1: return 1; @CASES(-KeyMissing) return 2; default: return 0; }")]
    [InlineData("return c switch { @OR => 1, _ => throw Bad(c) };")]
    [InlineData("return c switch { @OR => 1, _ => 0 };")]
    [InlineData("return c switch { @OR => 1, Unknown => 2, _ => 0 };")]
    [InlineData("return c switch { @OR or Unknown => 1 };")]
    [InlineData("return c switch { (KeyMissing or FormatInvalid) or (@OR(-KeyMissing,-FormatInvalid)) => 1, var x => (int)x };")]
    [InlineData("return c switch { KeyMissing or @OR(-KeyMissing) or _ => 1 };")]
    [InlineData("return c switch { KeyMissing and not Unknown => 1, @OR(-KeyMissing) => 2, _ => 0 };")]
    [InlineData("return c switch { @OR(-RateLimited) => 1, RateLimited and var x when true => (int)x, _ => 0 };")]
    [InlineData("return c switch { @OR => 1, not KeyMissing => 2 };")]
    [InlineData("return c switch { @OR => 1, < KeyMissing => 2, >= KeyMissing => 3 };")]
    [InlineData("const bool On = 1 == 1; return c switch { RateLimited when On => 1, @OR(-RateLimited) => 2, _ => 0 };")]
    [InlineData("const MCPAuthErrorCode Denied = PermissionDenied; return c switch { Denied or @OR(-PermissionDenied) => 1, _ => 0 };")]
    [InlineData("return c switch { RateLimited when b => 3, @OR => 1, _ => 0 };")]
    [InlineData("return n switch { null => 2, @OR => 1, _ => 0 };")]
    [InlineData("return n switch { @OR => 1, Unknown or null => 0, _ => 2 };")]
    [InlineData("switch (n) { case null: return 0; @CASES return 1; default: return 2; }")]
    [InlineData("return n switch { null => 2, not null and (@OR) => 1, _ => 0 };")]
    [InlineData("return k switch { 1 => 1, _ => 0 };")]
    [InlineData("return e.Wire switch { \"x\" => 1, _ => 0 };")]
    [InlineData("return b switch { true => 1, false => 2 };")]
    [InlineData("return DayOfWeek.Monday switch { DayOfWeek.Friday => 1, _ => 0 };")]
    [InlineData("switch (c) { @CASES return 1; case Unknown: goto case KeyMissing; default: goto case Unknown; }")]
    public Task A_switch_that_names_every_code_is_left_alone(string statements)
        => SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(SwitchSetting.Method(statements)).RunAsync();

    [Theory]
    [InlineData("{|#0:switch|} (c) { @CASES(-AcceptInvalid) return 1; default: throw Bad(c); }", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("{|#0:switch|} (c) { case RateLimited: case AuthUnavailable: return 1; default: break; } return 0;", AllButTwo)]
    [InlineData("{|#0:switch|} (c) { @CASES return 1; } return 0;", """Unknown ("unknown")""")]
    [InlineData("{|#0:switch|} (c) { } return 0;", """Unknown ("unknown"), KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied") and 5 more""")]
    [InlineData("{|#0:switch|} (c) { case KeyMissing | FormatInvalid: return 1; @CASES(-KeyMissing,-FormatInvalid,-KeyInvalid) return 2; default: return 0; }", """KeyMissing ("key_missing"), FormatInvalid ("format_invalid")""", "; 'KeyMissing | FormatInvalid' is 3, which is KeyInvalid; did you mean 'or'?")]
    [InlineData("{|#0:switch|} (c) { case RateLimited when b: return 1; @CASES(-RateLimited) return 2; default: throw Bad(c); }", """RateLimited ("rate_limited")""")]
    [InlineData("{|#0:switch|} (c) { case Unknown when b: return 1; @CASES return 2; } return 0;", """Unknown ("unknown")""")]
    [InlineData("{|#0:switch|} (c) { @CASES(-AcceptInvalid,-KeyMissing) return 1; case var x when x == AcceptInvalid: return 2; default: return 0; }", """KeyMissing ("key_missing"), AcceptInvalid ("accept_invalid")""")]
    [InlineData("{|#0:switch|} (c) { @CASES(-AcceptInvalid) return 1; case (MCPAuthErrorCode)77: return 2; default: return 0; }", """AcceptInvalid ("accept_invalid")""", "; '(MCPAuthErrorCode)77' is 77, which is no code")]
    [InlineData("{|#0:switch|} (c) { @CASES(-AcceptInvalid) return 1; case AcceptInvalid when false: return 2; default: return 0; }", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("{|#0:switch|} (n) { @CASES return 1; default: return 0; }", "null")]
    [InlineData("return c {|#0:switch|} { >= AuthTimeout and not RateLimited => 0, @OR => 1, _ => 2 };", """AuthTimeout ("auth_timeout"), AuthInternalError ("auth_internal_error"), AcceptInvalid ("accept_invalid")""", "; '>= AuthTimeout' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { not KeyMissing => 0, @OR => 1 };", """FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited"), AuthUnavailable ("auth_unavailable") and 3 more""", "; 'not KeyMissing' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { @OR(-AcceptInvalid) => 1, _ => 0 };", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("return c {|#0:switch|} { KeyMissing => 1, not KeyMissing => 2 };", """FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited"), AuthUnavailable ("auth_unavailable") and 3 more""", "; 'not KeyMissing' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { @OR(-KeyMissing) => 1, not (not KeyMissing) => 3, _ => 0 };", """KeyMissing ("key_missing")""", "; 'not (not KeyMissing)' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { < AuthUnavailable => 1, >= AuthUnavailable => 2 };", """KeyMissing ("key_missing"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited") and 4 more""", "; '< AuthUnavailable' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { @OR(-KeyMissing) => 1, >= KeyMissing and <= KeyMissing => 2, _ => 0 };", """KeyMissing ("key_missing")""", "; '>= KeyMissing' names no code: it would take every code of the future too")]
    [InlineData("return c {|#0:switch|} { @OR(-AcceptInvalid) => 1, AcceptInvalid when b => 3, AcceptInvalid when !b => 4, _ => 0 };", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("return n {|#0:switch|} { @OR => 1, _ => 0 };", "null")]
    [InlineData("return n {|#0:switch|} { @OR(-AcceptInvalid) => 1, not null => 0, null => 2 };", """AcceptInvalid ("accept_invalid")""")]
    [InlineData("return n {|#0:switch|} { @OR(-AcceptInvalid) => 1, { } => 0, null when b => 2, _ => 3 };", """AcceptInvalid ("accept_invalid"), null""")]
    public async Task A_switch_that_does_not_is_reported_with_what_it_lacks(string statements, string missing, string hint = "")
    {
        var test = SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(SwitchSetting.Method(statements));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("MCPAuthErrorCode", missing, hint));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("[AuthErrorCodes] enum E { Unknown, KeyMissing, [Obsolete(\"old servers only\")] KeyAbsent }", "x switch { E.KeyMissing => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes] enum E { Unknown, KeyMissing, [Obsolete] KeyAbsent = KeyMissing }", "x switch { E.KeyMissing => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes] enum E : byte { Unknown, A = 200, B = A }", "x switch { E.B => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes] enum E : long { None, A = long.MaxValue, B = -1 }", "x switch { E.A or E.B => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes] enum E : ulong { None, A = ulong.MaxValue }", "x switch { (E)ulong.MaxValue => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes, Flags] enum E { None, A, B }", "x switch { E.A => 1, _ => 0 }")]
    [InlineData("enum E { None, A, B }", "x switch { E.A => 1, _ => 0 }")]
    [InlineData("[AuthErrorCodes] enum E { }", "x switch { _ => 0 }")]
    public Task An_enum_is_checked_by_its_distinct_values(string declaration, string expression)
        => Create($$"""
            using System;
            using AuthErrors;
            {{declaration}}
            static class C { static int M(E x) => {{expression}}; }
            """).RunAsync();

    [Fact]
    public async Task A_warning_that_the_project_made_an_error_does_not_hide_the_rule()
    {
        var test = SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(
            SwitchSetting.Method("return c {|#0:switch|} { @OR(-AcceptInvalid) or Unknown => 1 };"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.CS8509.severity = error\n"));
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS8509").WithLocation(0));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("MCPAuthErrorCode", "AcceptInvalid (\"accept_invalid\")", ""));
        await test.RunAsync();
    }

    [Fact]
    public Task A_chain_of_thousands_of_codes_is_read()
    {
        var names = Enumerable.Range(1, 3000).Select(static number => $"C{number}").ToArray();
        return Create($$"""
            [AuthErrors.AuthErrorCodes] enum E { Unknown, {{string.Join(", ", names)}} }
            static class C { static int M(E e) => e switch { {{string.Join(" or ", names.Select(static name => "E." + name))}} => 1, _ => 0 }; }
            """).RunAsync();
    }

    [Fact]
    public Task Something_obsolete_must_be_named_when_no_arm_takes_it()
        => Create("""
            using System;
            using AuthErrors;
            [AuthErrorCodes] enum E { Unknown, KeyMissing, [Obsolete("old servers only")] KeyAbsent }
            static class C
            {
                static void M(E x)
                {
                    {|AUTH2001:switch|} (x) { case E.Unknown: case E.KeyMissing: break; }
                }
            }
            """).RunAsync();

    [Fact]
    public Task A_fallback_of_another_name_is_optional_too()
        => Create("""
            using AuthErrors;
            [AuthErrorCodes] enum E { A = 1, Other = 0, B = 2 }
            static class C
            {
                static int M(E x) => x switch { E.A or E.B => 1, _ => 0 };
                static int N(E x) => x {|AUTH2001:switch|} { E.A or E.Other => 1, _ => 0 };
            }
            """).RunAsync();

    [Fact]
    public Task Switches_are_found_wherever_they_stand()
        => SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>("""
            using System;
            using System.Linq;
            using Deposium.Auth;

            class C<T>(MCPAuthErrorCode first)
            {
                readonly int _field = first [|switch|] { MCPAuthErrorCode.KeyMissing => 1, _ => 0 };

                int Property => first [|switch|] { MCPAuthErrorCode.KeyMissing => 1, _ => 0 };

                static Func<MCPAuthErrorCode, int> Lambda { get; } = static code => code [|switch|] { _ => 0 };

                int Nested(MCPAuthErrorCode? code)
                {
                    return Local() + new[] { code }.Sum(x => x [|switch|] { null => 2, _ => 0 });

                    int Local() => code is { } value
                        ? value [|switch|] { MCPAuthErrorCode.KeyMissing => value [|switch|] { _ => 1 }, _ => 0 }
                        : 0;
                }

                static bool Filter(Exception e, MCPAuthErrorCode code)
                {
                    try { return true; }
                    catch when (code [|switch|] { _ => true }) { return false; }
                }
            }
            """).RunAsync();

    [Fact]
    public Task They_are_found_in_a_program_of_statements()
    {
        var test = SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>("""
            using Deposium.Auth;
            using static Deposium.Auth.MCPAuthErrorCode;

            var code = (MCPAuthErrorCode)args.Length;
            if (code == KeyMissing) return 1;
            [|switch|] (code) { case FormatInvalid: break; default: break; }
            return code [|switch|] { FormatInvalid => 2, _ => Rest<int>() };

            int Rest<T>() => (code, typeof(T)) [|switch|] { (KeyInvalid, _) => 1, _ => 0 };
            """);
        test.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public async Task An_enum_of_a_referenced_project_is_checked()
    {
        var test = Create("""
            using Deposium.Auth;
            static class C { static int M(MCPAuthErrorCode code) => code [|switch|] { MCPAuthErrorCode.KeyMissing => 1, _ => 0 }; }
            """);
        SwitchSetting.AddLibrary(test);
        await test.RunAsync();
    }

    [Theory]
    [InlineData("return c switch { KeyMissing => 1, {|CS0103:Missing|} => 2, _ => 0 };")]
    [InlineData("return c switch { KeyMissing => {|CS0103:Nowhere|}(), _ => 0 };")]
    [InlineData("return c switch { _ => 0, {|CS8510:KeyMissing|} => 1 };")]
    [InlineData("switch (c) { case KeyMissing: return 1; {|CS0152:case KeyMissing:|} return 2; default: return 0; }")]
    [InlineData("switch (c) { case KeyMissing: {|CS8070:default:|} } return 0;")]
    public Task Code_that_does_not_compile_is_left_alone(string statements)
        => SwitchSetting.Create<CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer>>(SwitchSetting.Method(statements)).RunAsync();

    private static CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer> Create(string source)
    {
        var test = new CSharpAnalyzerTest<ExhaustiveSwitchAnalyzer> { TestCode = source };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test;
    }
}
