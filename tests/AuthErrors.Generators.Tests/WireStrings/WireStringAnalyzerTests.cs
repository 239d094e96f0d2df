using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.WireStringAnalyzer>;

namespace AuthErrors.Generators.Tests.WireStrings;

public sealed class WireStringAnalyzerTests
{
    [Theory]
    [InlineData("""Log(error.WireCode == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log({|AUTH2003:"key-invalid"|} != error.WireCode);""")]
    [InlineData("""Log(error.WireCode.Equals({|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log({|AUTH2003:"key-invalid"|}.Equals(error.WireCode));""")]
    [InlineData("""Log(error.WireCode.Equals((object){|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(string.Equals(error.WireCode, {|AUTH2003:"key-invalid"|}, StringComparison.OrdinalIgnoreCase));""")]
    [InlineData("""Log(string.Equals(comparisonType: StringComparison.Ordinal, b: {|AUTH2003:"key-invalid"|}, a: error.WireCode));""")]
    [InlineData("""Log(Equals(error.WireCode, {|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(StringComparer.OrdinalIgnoreCase.Equals(error.WireCode, {|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(maybe?.WireCode.Equals({|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(error.WireCode?.Equals({|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(error.WireCode is {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(error.WireCode is not ({|AUTH2003:"key-invalid"|} or {|AUTH2003:"RATE_LIMITED"|} or "quota_exceeded"));""")]
    [InlineData("""Log(error is { WireCode: {|AUTH2003:"key-invalid"|}, Message.Length: > 3 });""")]
    [InlineData("""Log(marked is { Error: { WireCode: {|AUTH2003:"key-invalid"|} } });""")]
    [InlineData("""Log(marked is { Error.WireCode: {|AUTH2003:"key-invalid"|} });""")]
    [InlineData("""Log(maybe is { WireCode: var w } && w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(maybe is { WireCode: string { Length: > 2 } w } && w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(maybe is { WireCode: { Length: > 2 } w } && w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(new List<MCPAuthError>() is [{ WireCode: {|AUTH2003:"key-invalid"|} }, ..]);""")]
    [InlineData("""Log(error.WireCode switch { {|AUTH2003:"key-invalid"|} => 1, _ => 0 });""")]
    [InlineData("""Log((error.WireCode, b) switch { ({|AUTH2003:"key-invalid"|}, true) => 1, _ => 0 });""")]
    [InlineData("""Log((b, (1, error.WireCode)) switch { (true, (1, {|AUTH2003:"key-invalid"|})) => 1, _ => 0 });""")]
    [InlineData("""Log(error switch { { WireCode: {|AUTH2003:"key-invalid"|} } => 1, _ => 0 });""")]
    [InlineData("""switch (error.WireCode) { case {|AUTH2003:"key-invalid"|}: break; case {|AUTH2003:"rate-limited"|} when b: break; }""")]
    [InlineData("""switch (error) { case { WireCode: {|AUTH2003:"key-invalid"|} }: break; }""")]
    [InlineData("""Log(maybe?.WireCode == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(((maybe?.WireCode ?? "")!) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log((maybe?.WireCode ?? throw new InvalidOperationException()) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log((b ? error.WireCode : code.ToWireCode()) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log((b switch { true => error.WireCode, false => "none" }) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(codeOrNull?.ToWireCode() == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(wire == {|AUTH2003:"key-invalid"|} || wireOrNull == {|AUTH2003:"KeyInvalid"|});""")]
    [InlineData("""Log(marked.Field == {|AUTH2003:"key-invalid"|} || marked.Virtual == {|AUTH2003:"key-invalid"|} || marked.Positional.Wire == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""Log(await ReadWireAsync() == {|AUTH2003:"key-invalid"|} || await ReadWireAsync().ConfigureAwait(false) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""var w = error.WireCode; Log(w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""var w = "none"; if (b) { w = error.WireCode; } Func<bool> f = () => w == {|AUTH2003:"key-invalid"|};""")]
    [InlineData("""string? w = null; w ??= maybe?.WireCode; var v = w; Log(v == {|AUTH2003:"key-invalid"|}); v = w; w = v;""")]
    [InlineData("""var (c, w) = (error.Code, error.WireCode); Log(w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""GetWire(out var w); Log(w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""string w; Log((w = error.WireCode) == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""object w = error.WireCode; Log(w.Equals({|AUTH2003:"key-invalid"|}) || w is {|AUTH2003:"key-invalid"|} || (string)w == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""wire = error.WireCode; Log(wire == {|AUTH2003:"key-invalid"|});""")]
    [InlineData("""const string Wrong = "key-invalid"; Log(error.WireCode == {|AUTH2003:Wrong|});""")]
    [InlineData("""Log(error.WireCode == {|AUTH2003:"key-" + "invalid"|});""")]
    [InlineData("""Log(error.WireCode == {|AUTH2003:nameof(MCPAuthErrorCode.KeyInvalid)|});""")]
    [InlineData("""Expression<Func<MCPAuthError, bool>> e = x => x.WireCode == {|AUTH2003:"key-invalid"|};""")]
    [InlineData("""Log(new[] { error }.Where(x => x.WireCode == {|AUTH2003:"key-invalid"|}));""")]
    [InlineData("""Log(from x in new[] { error } where x.WireCode == {|AUTH2003:"key-invalid"|} select x);""")]
    public Task A_near_miss_of_a_wire_code_is_reported_on_the_constant(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("key-invalid", "key_invalid")]
    [InlineData("KEY_INVALID", "key_invalid")]
    [InlineData("Key_Invalid", "key_invalid")]
    [InlineData("KeyInvalid", "key_invalid")]
    [InlineData("keyInvalid", "key_invalid")]
    [InlineData("keyinvalid", "key_invalid")]
    [InlineData("key invalid", "key_invalid")]
    [InlineData("key.invalid", "key_invalid")]
    [InlineData("key_invalid ", "key_invalid")]
    [InlineData(" KEY_INVALID", "key_invalid")]
    [InlineData("key_invlid", "key_invalid")]
    [InlineData("key-invlid", "key_invalid")]
    [InlineData("kye_invalid", "key_invalid")]
    [InlineData("keys_invalid", "key_invalid")]
    [InlineData("key_invalide", "key_invalid")]
    [InlineData("rate_limit", "rate_limited")]
    [InlineData("RateLimit", "rate_limited")]
    [InlineData("permision_denid", "permission_denied")]
    [InlineData("unkown", "unknown")]
    [InlineData("Unknown", "unknown")]
    public async Task A_near_miss_is_given_what_was_meant(string written, string meant)
    {
        var test = WireStringSetting.Create<CSharpAnalyzerTest<WireStringAnalyzer>>(WireStringSetting.Method($$"""Log(error.WireCode == {|#0:"{{written}}"|});"""));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH2003").WithLocation(0).WithArguments($"\"{written}\"", "MCPAuthErrorCode", $"\"{meant}\""));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("ok")]
    [InlineData("not_found")]
    [InlineData("key_valid")]
    [InlineData("invalid_key")]
    [InlineData("key_expired")]
    [InlineData("app_invalid")]
    [InlineData("jwt_missing")]
    [InlineData("auth_logout")]
    [InlineData("auth_available")]
    [InlineData("known")]
    [InlineData("format_missing")]
    [InlineData("quota_exceeded")]
    [InlineData("key_invalid_2")]
    [InlineData("auth_timeout_408")]
    public Task Another_string_is_left_alone(string written) => RunAsync($"Log(error.WireCode is \"{written}\" || code.ToWireCode() == \"{written}\");");

    [Theory]
    [InlineData("[WireCode(\"E1001\")] A", "E1002")]
    [InlineData("[WireCode(\"ip_missing\")] A", "id_missing")]
    [InlineData("[WireCode(\"a\")] KeyInvalid, KeyMissing", "key_missing")]
    [InlineData("[WireCode(\"one\")] KeyInvalid, KeyMissing", "KeyMissing")]
    [InlineData("[WireCode(\"ok\")] Fine", "no")]
    public Task Other_codes_can_look_alike(string members, string written) => RunAloneAsync(members, $"wire == \"{written}\"");

    [Theory]
    [InlineData("[WireCode(\"OK\")] Fine", "ok")]
    [InlineData("[WireCode(\"too_many\")] RateLimited", "ratelimited")]
    [InlineData("[WireCode(\"E1001\")] A", "e-1001")]
    [InlineData("[Obsolete, WireCode(\"key_absent\")] Absent, [WireCode(\"key_missing\")] Missing = Absent", "key_absnt")]
    public Task Short_codes_names_and_aliases_have_near_misses_too(string members, string written) => RunAloneAsync(members, $"wire == {{|AUTH2003:\"{written}\"|}}");

    [Theory]
    [InlineData("""Log(error.Message == "key-invalid" || other == "key-invalid");""")]
    [InlineData("""Log(error.WireCode.Trim() == "key-invalid" || error.WireCode.ToUpperInvariant() == "KEY_INVALID");""")]
    [InlineData("""Log(error.WireCode + "" == "key-invalid");""")]
    [InlineData("""Log((error.WireCode ?? other) == "key-invalid");""")]
    [InlineData("""Log((maybe?.WireCode ?? "key-invalid") == "key-invalid");""")]
    [InlineData("""Log(error.WireCode == wire || error.WireCode.Length == 3 || error.WireCode is null or { Length: 3 });""")]
    [InlineData("""Log(error.WireCode.Equals("x", other == "" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));""")]
    [InlineData("""var w = error.WireCode; w = w.Trim(); Log(w == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; w += "x"; Log(w == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; Read(ref w); Log(w == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; Get(out w); Log(w == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; ref var r = ref w; r = other; Log(w == "key-invalid" || r == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; (w, _) = (other, 1); Log(w == "key-invalid");""")]
    [InlineData("""var w = error.WireCode; Action f = () => w = other; Log(w == "key-invalid");""")]
    [InlineData("""wire = wire.Trim(); Log(wire == "key-invalid");""")]
    [InlineData("""foreach (var w in new[] { "a" }) { Log((b ? error.WireCode : w) == "key-invalid"); }""")]
    [InlineData("""Log(marked.Day == "monday");""")]
    [InlineData("""Log((object)error.WireCode == (object)"key-invalid");""")]
    [InlineData("""Log(error is { Message: "key-invalid" } or { StatusCode: 401 });""")]
    [InlineData("""Log((error.WireCode, other) is ("x", "key-invalid"));""")]
    [InlineData("""Log((error.Message, wire).Equals(("key-invalid", "key-invalid")));""")]
    public Task What_need_not_be_a_wire_code_is_left_alone(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""Log({|#0:error.WireCode == "key_invalid"|});""")]
    [InlineData("""Log({|#0:"key_invalid" != maybe?.WireCode|});""")]
    [InlineData("""Log({|#0:error.WireCode.Equals("key_invalid")|});""")]
    [InlineData("""Log({|#0:maybe?.WireCode.Equals("key_invalid")|});""")]
    [InlineData("""Log({|#0:string.Equals("KEY_INVALID", error.WireCode, StringComparison.OrdinalIgnoreCase)|});""")]
    [InlineData("""Log({|#0:error.WireCode.Equals("KEY_INVALID", b ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)|});""")]
    [InlineData("""Log({|#0:StringComparer.OrdinalIgnoreCase.Equals("KEY_INVALID", error.WireCode)|});""")]
    [InlineData("""Log({|#0:error.WireCode is not ("key_invalid" or "quota_exceeded")|});""")]
    [InlineData("""Log({|#0:error is { WireCode: "key_invalid", StatusCode: 401 }|});""")]
    [InlineData("""Log({|#0:code.ToWireCode() == "unknown"|});""")]
    [InlineData("""const string Invalid = "key_invalid"; var w = error.WireCode; Log({|#0:w == Invalid|});""")]
    [InlineData("""Log({|#0:wire == "key_invalid"|});""")]
    [InlineData("""Log((error.WireCode, b) {|#0:switch|} { ("key_invalid", true) => 1, _ => 0 });""")]
    [InlineData("""Log(error {|#0:switch|} { { WireCode: "key_invalid" } => 1, _ => 0 });""")]
    [InlineData("""{|#0:switch|} (error) { case { WireCode: "key_invalid" or "key_missing" }: break; }""")]
    [InlineData("""Log(error.WireCode {|#0:switch|} { "unknown" => 0, "key_missing" or "format_invalid" or "key_invalid" or "permission_denied" or "rate_limited" => 1, "auth_unavailable" or "auth_timeout" or "auth_internal_error" or "accept_invalid" => 2 });""")]
    [InlineData("""Log(error.WireCode {|#0:switch|} { "key_missing" or "format_invalid" or "key_invalid" or "permission_denied" or "rate_limited" => 1, "auth_unavailable" or "auth_timeout" or "auth_internal_error" or "accept_invalid" => 2, _ => 0 });""")]
    [InlineData("""{|#0:switch|} (error.WireCode) { case "key_missing" or "format_invalid" or "key_invalid" or "permission_denied" or "rate_limited" or "auth_unavailable" or "auth_timeout" or "auth_internal_error": case "accept_invalid": break; case { } w: Log(w); break; }""")]
    public async Task A_comparison_with_a_wire_code_is_reported_once(string statements, string lacks = "")
    {
        var test = WireStringSetting.Create<CSharpAnalyzerTest<WireStringAnalyzer>>(WireStringSetting.Method(statements));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH2004").WithLocation(0).WithArguments("MCPAuthErrorCode", lacks));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("""Log(error.WireCode {|#0:switch|} { "key_missing" or "format_invalid" or "key_invalid" or "permission_denied" => 1, "auth_unavailable" or "auth_timeout" or "accept_invalid" => 2, _ => 0 });""", """RateLimited ("rate_limited"), AuthInternalError ("auth_internal_error")""")]
    [InlineData("""{|#0:switch|} (error.WireCode) { case "key_missing": case "format_invalid": case "key_invalid": case "permission_denied" when b: case "auth_unavailable" when true: case "auth_timeout": case "auth_internal_error": case "accept_invalid": break; }""", """Unknown ("unknown"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited")""")]
    [InlineData("""{|#0:switch|} (error.WireCode) { case "key_missing": break; case not "key_invalid": break; }""", """Unknown ("unknown"), FormatInvalid ("format_invalid"), KeyInvalid ("key_invalid"), PermissionDenied ("permission_denied"), RateLimited ("rate_limited") and 4 more""")]
    public Task A_switch_is_told_what_it_lacks(string statements, string lacks) => A_comparison_with_a_wire_code_is_reported_once(statements, "; this switch lacks " + lacks);

    [Theory]
    [InlineData("""Log(error.WireCode == "quota_exceeded" || maybe?.WireCode == null || error.WireCode is { Length: 0 });""")]
    [InlineData("""switch (error.WireCode) { case "quota_exceeded": break; case "key_" + "x_y": break; default: break; }""")]
    [InlineData("""Expression<Func<MCPAuthError, bool>> e = x => x.WireCode == "key_invalid";""")]
    [InlineData("""Log(new[] { error }.AsQueryable().Where(x => x.WireCode.Equals("key_invalid")));""")]
    [InlineData("""Log(from x in new[] { error }.AsQueryable() where x.WireCode == "key_invalid" select x);""")]
    [InlineData("""Log(wire switch { "key_invalid" => MCPAuthErrorCode.KeyInvalid, _ => MCPAuthErrorCode.Unknown });""")]
    [InlineData("""Func<MCPAuthErrorCode?> parse = () => { if (wire == "key_invalid") { return MCPAuthErrorCode.KeyInvalid; } return null; };""")]
    [InlineData("""bool TryParse(out MCPAuthErrorCode code) { switch (wire) { case "key_invalid": code = MCPAuthErrorCode.KeyInvalid; return true; default: code = default; return false; } }""")]
    public Task Where_the_enum_cannot_stand_nothing_is_said(string statements) => RunAsync(statements);

    [Fact]
    public Task Where_the_enum_is_at_hand_no_other_need_be_made()
        => RunAsync("""Log(error.WireCode {|AUTH2004:switch|} { "key_invalid" => MCPAuthErrorCode.KeyInvalid, _ => MCPAuthErrorCode.Unknown });""");

    [Theory]
    [InlineData("""Log(error.WireCode == {|CS0103:Missing|} || {|CS0103:missing|}.WireCode == "key-invalid");""")]
    [InlineData("""Log(error.WireCode switch { "key-invalid" => {|CS0103:Nowhere|}, _ => 0 });""")]
    [InlineData("""switch (error.WireCode) { case "key_invalid": {|CS8070:default:|} }""")]
    public Task Code_that_does_not_compile_is_left_alone(string statements) => RunAsync(statements);

    [Fact]
    public Task Comparisons_are_found_wherever_they_stand()
    {
        var test = WireStringSetting.Create<CSharpAnalyzerTest<WireStringAnalyzer>>("""
            using System;
            using AuthErrors;
            using Deposium.Auth;
            using System.Linq;

            [assembly: CLSCompliant("key-invalid" == "key_invalid")]

            MCPAuthError top = null!;
            var wire = top.WireCode;
            if (wire == {|AUTH2003:"key-invalid"|}) { return; }

            abstract class C<T>([WireCodeOf(typeof(MCPAuthErrorCode))] string first, MCPAuthError given)
            {
                readonly bool _field = first == {|AUTH2003:"key-invalid"|};

                bool Property => first is {|AUTH2003:"key-invalid"|};

                static Func<MCPAuthError, bool> Lambda { get; } = static error => error.WireCode is {|AUTH2003:"key-invalid"|};

                int this[MCPAuthError error] => new[] { error }.Count(x => Local(x.WireCode) && {|AUTH2004:x.WireCode is "key_invalid"|});

                static bool Local([WireCodeOf(typeof(MCPAuthErrorCode))] string wire)
                {
                    try { return wire == {|AUTH2003:"key-invalid"|}; }
                    catch when (wire is {|AUTH2003:"key-invalid"|}) { throw; }
                    finally
                    {
                        bool Inner() => wire == {|AUTH2003:"key-invalid"|};
                        Inner();
                    }
                }
            }
            """);
        test.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task A_project_without_the_runtime_is_left_alone()
        => new CSharpAnalyzerTest<WireStringAnalyzer> { TestCode = """class C { bool M(string wireCode) => wireCode == "key-invalid"; }""" }.RunAsync();

    [Fact]
    public Task Deep_and_long_code_is_read()
    {
        var deep = string.Join(" ?? ", Enumerable.Repeat("maybe?.WireCode", 150));
        var labels = string.Join(" or ", Enumerable.Range(1, 3000).Select(static number => $"\"code{number}\""));
        return RunAsync($$"""Log(({{deep}}) == "key-invalid"); Log(error.WireCode is {{labels}});""");
    }

    private static Task RunAsync(string statements)
        => WireStringSetting.Create<CSharpAnalyzerTest<WireStringAnalyzer>>(WireStringSetting.Method(statements)).RunAsync();

    private static Task RunAloneAsync(string members, string comparison)
    {
        var test = new CSharpAnalyzerTest<WireStringAnalyzer>
        {
            TestCode = $$"""
                using System;
                using AuthErrors;
                [AuthErrorCodes] enum E { None, {{members}} }
                static class C { static bool M([WireCodeOf(typeof(E))] string wire) => {{comparison}}; }
                """,
        };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test.RunAsync();
    }
}
