using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using AuthErrors.Testing;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.SuppressionAnalyzer>;

namespace AuthErrors.Generators.Tests.Suppressions;

public sealed class SuppressionAnalyzerTests
{
    private const string Pragma = "write a comment behind the pragma or in the line above it";
    private const string Attribute = "write it into the attribute's Justification";

    /// <summary>Two lines that AUTH2001 would report: what is tested here is in force, or it is not.</summary>
    private const string Switch = "static class C { static int M(MCPAuthErrorCode c) => c switch { MCPAuthErrorCode.KeyMissing => 1, _ => 0 }; }";
    private const string ReportedSwitch = "static class C { static int M(MCPAuthErrorCode c) => c {|AUTH2001:switch|} { MCPAuthErrorCode.KeyMissing => 1, _ => 0 }; }";

    [Theory]
    [InlineData("#pragma warning disable AUTH2001 // The list is drawn from the server.")]
    [InlineData("#pragma warning disable CS0168, AUTH2001 // The list is drawn from the server.")]
    [InlineData("// The list is drawn from the server.\n#pragma warning disable AUTH2001")]
    [InlineData("/* The list is drawn from\n the server. */\n#pragma warning disable AUTH2001")]
    [InlineData("// The list is drawn\n// from the server.\n//\n#pragma warning disable AUTH2001")]
    [InlineData("// The list is drawn from the server.\n#pragma warning disable CS0168 // unused\n#pragma warning disable AUTH2001")]
    [InlineData("#pragma warning disable")]
    [InlineData("#pragma warning disable // all")]
    [InlineData("#pragma warning disable AUTH2007\n#pragma warning disable AUTH2001")]
    [InlineData("#pragma warning disable AUTH2001 // why\n#pragma warning restore AUTH2001\n#pragma warning disable AUTH2001 // again")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \"AUTH2001\", Justification = \"The server names them.\", Scope = \"member\", Target = \"~M:C.M(Deposium.Auth.MCPAuthErrorCode)~System.Int32\")]")]
    public Task A_suppression_with_a_reason_is_left_alone(string suppression) => VerifyAsync(suppression, Switch);

    [Theory]
    [InlineData("#pragma warning disable {|#0:AUTH2001|}")]
    [InlineData("#pragma warning disable CS0168, {|#0:AUTH2001|}, CS0169")]
    [InlineData("#pragma warning disable {|#0:AUTH2001|} //")]
    [InlineData("#pragma warning disable {|#0:AUTH2001|} // -----")]
    [InlineData("#pragma warning disable {|#0:AUTH2001|} // <Pending>")]
    [InlineData("#pragma warning disable {|#0:AUTH2001|} // The switch does not handle every code")]
    [InlineData("// The list is drawn from the server.\n\n#pragma warning disable {|#0:AUTH2001|}")]
    [InlineData("#pragma warning disable CS0168 // not used\n#pragma warning disable {|#0:AUTH2001|}")]
    [InlineData("static class D { } // The list is drawn from the server.\n#pragma warning disable {|#0:AUTH2001|}")]
    [InlineData("#if !OLD // The list is drawn from the server.\n#pragma warning disable {|#0:AUTH2001|}\n#endif")]
    [InlineData("#pragma warning disable {|#0:AUTH2001|}, AUTH2007")]
    [InlineData("// Unused.\n#pragma warning disable CS0168\n\n#pragma warning disable {|#0:AUTH2001|}")]
    [InlineData("#pragma   warning\tdisable  {|#0:AUTH2001|}")]
    [InlineData("# pragma warning disable {|#0:AUTH2001|}\n#pragma warning restore AUTH9999")]
    public Task A_pragma_without_a_reason_is_reported(string suppression) => VerifyAsync(suppression, Switch, Pragma);

    [Theory]
    [InlineData("/// <summary>What the member does.</summary>\n#pragma warning disable {|#0:AUTH2001|}")]
    public Task A_summary_of_the_member_is_no_reason(string suppression) => VerifyAsync(suppression, "public " + Switch, Pragma);

    [Theory]
    [InlineData("#if OLD\n#pragma warning disable AUTH2001\n#endif")]
    [InlineData("#pragma warning disable auth2001")]
    [InlineData("#pragma warning disable AUTH20011")]
    [InlineData("#pragma warning restore AUTH2001")]
    [InlineData("// #pragma warning disable AUTH2001")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \"auth2001\", Scope = \"member\", Target = \"~M:C.M(Deposium.Auth.MCPAuthErrorCode)~System.Int32\")]")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \"AUTH2001X\")]")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \" AUTH2001\")]")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \"AUTH2001 : x\")]")]
    public Task What_suppresses_nothing_needs_no_reason(string suppression) => VerifyAsync(suppression, ReportedSwitch);

    [Theory]
    [InlineData("[assembly: SuppressMessage(\"Usage\", {|#0:\"AUTH2001\"|})]")]
    [InlineData("[assembly: SuppressMessage(\"Usage\", {|#0:\"AUTH2001:The switch does not handle every code\"|}, Justification = \"<Pending>\")]")]
    [InlineData("[assembly: SuppressMessage(\"Usage\", {|#0:\"AUTH2001: x\"|}, Justification = \"  \")]")]
    [InlineData("[module: SuppressMessage(\"Usage\", {|#0:\"AUTH2001\"|}, Justification = null)]")]
    [InlineData("[assembly: UnconditionalSuppressMessage(\"Usage\", {|#0:\"AUTH2001\"|})]")]
    [InlineData("[assembly: SuppressMessage(checkId: {|#0:\"AUTH2001\"|}, category: \"Usage\", Justification = \"The switch does not handle every code\")]")]
    [InlineData("[assembly: SuppressMessage(\"Usage\", {|#0:\"AUTH2001\"|}, Scope = \"type\", Target = \"~T:C\")]")]
    [InlineData("[SuppressMessage(\"Usage\", {|#0:\"AUTH2001\"|})]")]
    [InlineData("[type: SuppressMessage(\"Usage\", {|#0:\"AUTH\" + \"2001\"|})]")]
    public Task An_attribute_without_a_justification_is_reported(string suppression) => VerifyAsync(suppression, Switch, Attribute);

    [Fact]
    public Task Attributes_are_found_wherever_they_stand() => VerifyAsync("", """
        class D<[SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] T>
        {
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] int _field;
            [field: SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] int Auto { [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] get; set; }
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] int Arrow => 1;
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] event System.Action? Happened;
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] public D() => Happened?.Invoke();
            [return: SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})]
            int M([SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] int x)
            {
                return x + _field;
            }
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] enum E { [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] A }
            [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] delegate void F();
        }
        """);

    [Fact]
    public Task An_attribute_of_a_local_function_suppresses_and_one_of_a_lambda_does_not() => VerifyAsync("", """
        class D
        {
            int M(MCPAuthErrorCode code)
            {
                System.Func<MCPAuthErrorCode, int> lambda = [SuppressMessage("Usage", "AUTH2001")] (c) => c {|AUTH2001:switch|} { _ => 0 };
                return Local(code) + lambda(code);
                [SuppressMessage("Usage", {|AUTH2007:"AUTH2001"|})] int Local(MCPAuthErrorCode c) => c switch { _ => 0 };
            }
        }
        """);

    [Fact]
    public Task Each_pragma_of_a_file_is_looked_at() => VerifyAsync("", """
        class D
        {
        #pragma warning disable {|AUTH2007:AUTH2001|}
            int M(int x) // about M
            {
        #pragma warning restore AUTH2001
                return x; // about x
        #pragma warning disable {|AUTH2007:AUTH2001|}
            }
            // At last a reason.
        #pragma warning disable AUTH2001
        }
        #pragma warning disable {|AUTH2007:AUTH2001|}
        """);

    [Fact]
    public Task Attributes_that_do_not_compile_are_left_alone() => VerifyAsync("", """
        [SuppressMessage("Usage", "AUTH2001", {|CS0246:Justificatio|} = "x")] class D;
        [{|CS7036:SuppressMessage("AUTH2001")|}] class E;
        [{|CS0246:{|CS0246:SuppressMessages|}|}("Usage", "AUTH2001")] class F;
        """);

    [Fact]
    public Task Nothing_is_said_where_no_codes_can_be()
        => Verify.VerifyAnalyzerAsync("""
            #pragma warning disable AUTH2001
            [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "AUTH2001")]
            class C;
            """);

    /// <summary>Runs AUTH2001 beside the rule: a suppression that is reported must be one.</summary>
    private static Task VerifyAsync(string suppression, string code, string? advice = null)
    {
        var test = SwitchSetting.Create<CSharpAnalyzerTest<SuppressionAnalyzer>>($"""
            using System.Diagnostics.CodeAnalysis;
            using Deposium.Auth;
            {suppression}
            {code}
            """);
        test.AdditionalAnalyzers.Add(new ExhaustiveSwitchAnalyzer());
        if (advice is not null)
        {
            test.ExpectedDiagnostics.Add(Verify.Diagnostic(Rule.AUTH2007_SuppressionMustGiveReason).WithLocation(0).WithArguments(advice));
        }

        return test.RunAsync();
    }
}
