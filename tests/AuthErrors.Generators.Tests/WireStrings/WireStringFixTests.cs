using System.Threading.Tasks;
using Xunit;
using Test = AuthErrors.Testing.CSharpCodeFixTest<AuthErrors.Generators.WireStringAnalyzer, AuthErrors.CodeFixes.WireStringFix>;

namespace AuthErrors.Generators.Tests.WireStrings;

public sealed class WireStringFixTests
{
    [Theory]
    [InlineData("""Log({|AUTH2004:error.WireCode == "key_invalid"|});""", "Log(error.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:"key_invalid" != maybe?.WireCode|});""", "Log(MCPAuthErrorCode.KeyInvalid != maybe?.Code);")]
    [InlineData("""Log({|AUTH2004:error . /* why */ WireCode == /* here */ ("key_invalid")|});""", "Log(error . /* why */ Code == /* here */ (MCPAuthErrorCode.KeyInvalid));")]
    [InlineData("""Log({|AUTH2004:error.WireCode! is "key_invalid"|});""", "Log(error.Code is MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:(maybe?.WireCode ?? "") == "key_invalid"|});""", "Log(maybe?.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:(maybe?.WireCode ?? "none")! is not ("key_invalid" or "key_missing")|});""", "Log(maybe?.Code is not (MCPAuthErrorCode.KeyInvalid or MCPAuthErrorCode.KeyMissing));")]
    [InlineData("""Log({|AUTH2004:code.ToWireCode() == "key_invalid"|});""", "Log(code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:codeOrNull?.ToWireCode() == "key_invalid"|});""", "Log(codeOrNull == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:maybe?.Code.ToWireCode() == "key_invalid"|});""", "Log(maybe?.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:MCPAuthErrorCodes.ToWireCode(code) == "key_invalid"|});""", "Log(code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:MCPAuthErrorCodes.ToWireCode(b ? code : default) == "key_invalid"|});""", "Log((b ? code : default) == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:marked.Field == "key_invalid"|});""", "Log(marked.Kind == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:marked.Positional.Wire == "key_invalid"|});""", "Log(marked.Positional.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:error is { WireCode: "key_invalid", StatusCode: 401 }|});""", "Log(error is { Code: MCPAuthErrorCode.KeyInvalid, StatusCode: 401 });")]
    [InlineData("""Log({|AUTH2004:marked is { Error.WireCode: not "key_invalid" }|});""", "Log(marked is { Error.Code: not MCPAuthErrorCode.KeyInvalid });")]
    [InlineData("""const string Invalid = "key_invalid"; Log({|AUTH2004:error.WireCode == Invalid|});""", """const string Invalid = "key_invalid"; Log(error.Code == MCPAuthErrorCode.KeyInvalid);""")]
    [InlineData("""var w = error.WireCode; Log({|AUTH2004:w == "key_invalid"|});""", "var w = error.WireCode; Log(error.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""var w = maybe?.WireCode ?? ""; Log({|AUTH2004:w == "key_invalid"|});""", """var w = maybe?.WireCode ?? ""; Log(maybe?.Code == MCPAuthErrorCode.KeyInvalid);""")]
    [InlineData("""if (maybe is { } e) { var w = e.WireCode; Log({|AUTH2004:w == "key_invalid"|}); }""", "if (maybe is { } e) { var w = e.WireCode; Log(e.Code == MCPAuthErrorCode.KeyInvalid); }")]
    [InlineData("""foreach (var e in new[] { error }) { var w = e.WireCode; Log({|AUTH2004:w == "key_invalid"|}); }""", "foreach (var e in new[] { error }) { var w = e.WireCode; Log(e.Code == MCPAuthErrorCode.KeyInvalid); }")]
    public Task A_comparison_becomes_one_of_the_enum(string before, string after) => VerifyAsync("AUTH2004", before, after);

    [Theory]
    [InlineData("""Log({|AUTH2004:error.WireCode.Equals("key_invalid")|});""", "Log(error.Code == MCPAuthErrorCode.KeyInvalid);")]
    [InlineData("""Log({|AUTH2004:"key_invalid".Equals(maybe?.WireCode, StringComparison.Ordinal)|});""", "Log(MCPAuthErrorCode.KeyInvalid == maybe?.Code);")]
    [InlineData("""Log(!{|AUTH2004:string.Equals(maybe?.WireCode, "key_invalid")|} && b);""", "Log(maybe?.Code != MCPAuthErrorCode.KeyInvalid && b);")]
    [InlineData("""Log({|AUTH2004:Equals(error.WireCode, "key_invalid")|} == b);""", "Log((error.Code == MCPAuthErrorCode.KeyInvalid) == b);")]
    [InlineData("""Log({|AUTH2004:StringComparer.Ordinal.Equals((error.WireCode ?? ""), "key_invalid")|}.ToString());""", "Log((error.Code == MCPAuthErrorCode.KeyInvalid).ToString());")]
    [InlineData("""Log({|AUTH2004:code.ToWireCode().Equals("KEY_INVALID", StringComparison.OrdinalIgnoreCase)|});""", "Log(code == MCPAuthErrorCode.KeyInvalid);")]
    public Task A_call_of_Equals_becomes_an_operator(string before, string after) => VerifyAsync("AUTH2004", before, after);

    [Fact]
    public Task A_switch_statement_becomes_one_over_the_enum() => VerifyAsync(
        "AUTH2004",
        """
        {|AUTH2004:switch|} (maybe?.WireCode) // what was sent
        {
            case null:
                goto case "key_invalid";
            case "key_missing" or "format_invalid" when b: // ours
        #if !OLD
            case "key_invalid":
        #endif
                Log(1);
                break;
            case "unknown":
            default:
                break;
        }
        """,
        """
        switch (maybe?.Code) // what was sent
        {
            case null:
                goto case MCPAuthErrorCode.KeyInvalid;
            case MCPAuthErrorCode.KeyMissing or MCPAuthErrorCode.FormatInvalid when b: // ours
        #if !OLD
            case MCPAuthErrorCode.KeyInvalid:
        #endif
                Log(1);
                break;
            case MCPAuthErrorCode.Unknown:
            default:
                break;
        }
        """);

    [Theory]
    [InlineData("""Log(error.WireCode {|AUTH2004:switch|} { "key_invalid" or "key_missing" => 1, not "rate_limited" => 2, _ => 0 });""", "Log(error.Code switch { MCPAuthErrorCode.KeyInvalid or MCPAuthErrorCode.KeyMissing => 1, not MCPAuthErrorCode.RateLimited => 2, _ => 0 });")]
    [InlineData("""Log((error.WireCode, b) {|AUTH2004:switch|} { ("key_invalid", true) => 1, (_, false) => 2, _ => 0 });""", "Log((error.Code, b) switch { (MCPAuthErrorCode.KeyInvalid, true) => 1, (_, false) => 2, _ => 0 });")]
    [InlineData("""Log(error {|AUTH2004:switch|} { { WireCode: "key_invalid" } => 1, { WireCode: "key_missing", StatusCode: > 3 } => 2, _ => 0 });""", "Log(error switch { { Code: MCPAuthErrorCode.KeyInvalid } => 1, { Code: MCPAuthErrorCode.KeyMissing, StatusCode: > 3 } => 2, _ => 0 });")]
    [InlineData("""Log(error.WireCode {|AUTH2004:switch|} { "key_invalid" => code.ToWireCode() {|AUTH2004:switch|} { "key_missing" => 1, _ => 2 }, _ => {|AUTH2004:maybe?.WireCode == "rate_limited"|} ? 3 : 4 });""", "Log(error.Code switch { MCPAuthErrorCode.KeyInvalid => code switch { MCPAuthErrorCode.KeyMissing => 1, _ => 2 }, _ => maybe?.Code == MCPAuthErrorCode.RateLimited ? 3 : 4 });")]
    public Task A_switch_expression_becomes_one_over_the_enum(string before, string after) => VerifyAsync("AUTH2004", before, after);

    [Theory]
    [InlineData("""Log({|AUTH2004:error.WireCode == "unknown"|} || {|AUTH2004:code.ToWireCode() == "unknown"|});""")]
    [InlineData("""Log(error.WireCode {|AUTH2004:switch|} { "key_invalid" => 1, "unknown" => 2, _ => 3 });""")]
    [InlineData("""Log({|AUTH2004:error.WireCode is "key_invalid" or "quota_exceeded"|});""")]
    [InlineData("""Log({|AUTH2004:error.WireCode is "key_invalid" or { Length: 3 }|});""")]
    [InlineData("""Log({|AUTH2004:(maybe?.WireCode ?? "") is "key_invalid" or null|});""")]
    [InlineData("""Log(error.WireCode {|AUTH2004:switch|} { "key_invalid" => "", var w => w });""")]
    [InlineData("""Log({|AUTH2004:error.WireCode.Equals("key_invalid", StringComparison.OrdinalIgnoreCase)|});""")]
    [InlineData("""Log({|AUTH2004:error.WireCode.Equals("key_invalid", StringComparison.InvariantCulture)|});""")]
    [InlineData("""Log({|AUTH2004:maybe?.WireCode.Equals("key_invalid")|});""")]
    [InlineData("""Log({|AUTH2004:error.WireCode.Equals(/* why */ "key_invalid")|});""")]
    [InlineData("""Log({|AUTH2004:(maybe?.WireCode /* why */ ?? "") == "key_invalid"|} || !/* why */{|AUTH2004:error.WireCode.Equals("key_invalid")|});""")]
    [InlineData("""var w = error /* why */ .WireCode; Log({|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""Log({|AUTH2004:wire == "key_invalid"|} || {|AUTH2004:await ReadWireAsync() == "key_invalid"|});""")]
    [InlineData("""Log({|AUTH2004:(maybe?.WireCode ?? "unknown") == "key_invalid"|});""")]
    [InlineData("""Log({|AUTH2004:baseOnly.Virtual == "key_invalid"|});""")]
    [InlineData("""Log({|AUTH2004:(b ? error.WireCode : "") == "key_invalid"|});""")]
    [InlineData("""Log(maybe is { WireCode: var w } && {|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""var w = error.WireCode; if (b) { w = maybe!.WireCode; } Log({|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""var w = error.WireCode; error = maybe!; Log({|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""MCPAuthError e; e = error; var w = e.WireCode; Log({|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""var w = marked.Field; Log({|AUTH2004:w == "key_invalid"|});""")]
    [InlineData("""var w = error.WireCode; Func<MCPAuthError, bool> f = error => {|AUTH2004:w == "key_invalid"|};""")]
    public Task Where_the_meaning_would_change_nothing_is_offered(string statements) => VerifyAsync("AUTH2004", statements, statements);

    [Theory]
    [InlineData("""Log(error.WireCode == {|AUTH2003:"key-invalid"|});""", """Log({|AUTH2004:error.WireCode == "key_invalid"|});""")]
    [InlineData("""Log(error.WireCode is {|AUTH2003:@"key-invalid"|} or /* old */ {|AUTH2003:"RateLimited"|});""", """Log({|AUTH2004:error.WireCode is @"key_invalid" or /* old */ "rate_limited"|});""")]
    [InlineData("Log(error.WireCode == {|AUTH2003:\"\"\"\"key-invalid\"\"\"\"|});", "Log({|AUTH2004:error.WireCode == \"\"\"\"key_invalid\"\"\"\"|});")]
    [InlineData("Log(error.WireCode == {|AUTH2003:\"\"\"\n    key-invalid\n    \"\"\"|});", "Log({|AUTH2004:error.WireCode == \"key_invalid\"|});")]
    [InlineData("""switch (error.WireCode) { case {|AUTH2003:"key-invalid"|}: break; }""", """{|AUTH2004:switch|} (error.WireCode) { case "key_invalid": break; }""")]
    public Task A_near_miss_becomes_what_was_meant(string before, string after) => VerifyAsync("AUTH2003", before, after);

    [Theory]
    [InlineData("""const string Wrong = "key-invalid"; Log(error.WireCode == {|AUTH2003:Wrong|});""")]
    [InlineData("""Log(error.WireCode == {|AUTH2003:"key-" + "invalid"|} || error.WireCode == {|AUTH2003:nameof(MCPAuthErrorCode.KeyInvalid)|});""")]
    [InlineData("""{|AUTH2004:switch|} (error.WireCode) { case "key_invalid": break; case {|AUTH2003:"key-invalid"|}: break; }""")]
    public Task A_near_miss_that_is_no_literal_or_stands_beside_what_was_meant_stays(string statements) => VerifyAsync("AUTH2003", statements, statements);

    [Theory]
    [InlineData("using static Deposium.Auth.MCPAuthErrorCode;", "KeyInvalid")]
    [InlineData("using Kind = Deposium.Auth.MCPAuthErrorCode;", "Kind.KeyInvalid")]
    [InlineData("using Deposium.Auth;", "MCPAuthErrorCode.KeyInvalid")]
    [InlineData("", "Deposium.Auth.MCPAuthErrorCode.KeyInvalid")]
    public Task Codes_are_named_the_way_the_file_does_it(string directive, string name)
    {
        string File(string comparison) => $$"""
            {{directive}}
            class C { bool M(Deposium.Auth.MCPAuthError error) => {{comparison}}; }
            """;
        var test = WireStringSetting.Create<Test>(File("""{|AUTH2004:error.WireCode == "key_invalid"|}"""));
        WireStringSetting.AddFixed(test, File($"error.Code == {name}"));
        return test.RunAsync();
    }

    [Fact]
    public Task Aliases_with_wire_codes_of_their_own_are_not_the_same()
    {
        var test = new Test
        {
            TestCode = """
                using AuthErrors;
                [AuthErrorCodes] enum E { None, [WireCode("a_one")] A, [WireCode("b_one")] B = A, [WireCode("c_one")] @class }
                record R(E Code, [WireCodeOf(typeof(E))] string Wire)
                {
                    bool IsA => {|AUTH2004:Wire == "a_one"|};
                    bool IsC => {|AUTH2004:this.Wire == "c_one"|} || {|AUTH2004:Wire == "c_one"|};
                }
                """,
            FixedCode = """
                using AuthErrors;
                [AuthErrorCodes] enum E { None, [WireCode("a_one")] A, [WireCode("b_one")] B = A, [WireCode("c_one")] @class }
                record R(E Code, [WireCodeOf(typeof(E))] string Wire)
                {
                    bool IsA => {|AUTH2004:Wire == "a_one"|};
                    bool IsC => this.Code == E.@class || Code == E.@class;
                }
                """,
            NumberOfIncrementalIterations = 2,
        };
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        return test.RunAsync();
    }

    [Fact]
    public Task Several_files_are_fixed_together()
    {
        static string File(string name, string first, string second) => $$"""
            using Deposium.Auth;
            static class {{name}}
            {
                static bool M(MCPAuthError error) => {{first}} || {{second}};
            }
            """.ReplaceLineEndings("\r\n");
        const string First = """{|AUTH2004:error.WireCode == "key_invalid"|}""";
        const string Second = """{|AUTH2004:error.WireCode is "key_missing"|}""";
        var test = WireStringSetting.Create<Test>(File("C1", First, Second), File("C2", Second, First));
        const string FirstFixed = "error.Code == MCPAuthErrorCode.KeyInvalid";
        const string SecondFixed = "error.Code is MCPAuthErrorCode.KeyMissing";
        WireStringSetting.AddFixed(test, File("C1", FirstFixed, SecondFixed), File("C2", SecondFixed, FirstFixed));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string key, string before, string after)
    {
        var test = WireStringSetting.Create<Test>(WireStringSetting.Method(before));
        test.CodeActionEquivalenceKey = key;
        WireStringSetting.AddFixed(test, WireStringSetting.Method(after));
        return test.RunAsync();
    }
}
