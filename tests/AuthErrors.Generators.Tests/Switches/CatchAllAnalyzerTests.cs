using System.Threading.Tasks;
using AuthErrors.Testing;
using Xunit;
using Verify = AuthErrors.Testing.CSharpAnalyzerVerifier<AuthErrors.Generators.CatchAllAnalyzer>;

namespace AuthErrors.Generators.Tests.Switches;

public sealed class CatchAllAnalyzerTests
{
    [Theory]
    [InlineData("return c {|#0:switch|} { @OR or Unknown => 1 };")]
    [InlineData("{|#0:switch|} (c) { @CASES return 1; case Unknown: break; } return 0;")]
    [InlineData("return n {|#0:switch|} { @OR or Unknown => 1, null => 0 };")]
    [InlineData("return c {|#0:switch|} { @OR or Unknown => 1, _ when b => 0 };")]
    [InlineData("return c {|#0:switch|} { @OR or Unknown => 1, < Unknown => 0 };")]
    [InlineData("return (c, b) {|#0:switch|} { (@OR or Unknown, _) => 1 };")]
    [InlineData("switch (c) { @CASES return 1; default: return c {|#0:switch|} { Unknown => 1 }; }")]
    [InlineData("return (c, b) {|#0:switch|} { (@OR or Unknown, _) => 1, (_, true) => 0 };")]
    [InlineData("return (int)c {|#0:switch|} { 0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 => 1 };")]
    public async Task A_switch_that_takes_only_what_is_there_today_is_reported(string statements)
    {
        var test = Create(statements);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("MCPAuthErrorCode", "Library"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("return c switch { @OR => 1, _ => 0 };")]
    [InlineData("return c switch { @OR or Unknown => 1, var x => 0 };")]
    [InlineData("return c switch { @OR or Unknown => 1, > AcceptInvalid => 0 };")]
    [InlineData("return c switch { @OR => 1, not KeyMissing => 0 };")]
    [InlineData("return n switch { @OR or Unknown => 1, null => 0, { } => 2 };")]
    [InlineData("switch (c) { @CASES return 1; default: return 0; }")]
    [InlineData("return (c, b) switch { (@OR, _) => 1, (_, true) => 0, (_, false) => 2 };")]
    [InlineData("return e switch { { ErrorCode: @OR } => 1, { ErrorCode: var other } => 0 };")]
    [InlineData("return c switch { KeyMissing => 1 };")]
    [InlineData("return DayOfWeek.Friday switch { DayOfWeek.Friday => 1 };")]
    [InlineData("switch (c) { case KeyMissing: case KeyInvalid: switch (c) { case KeyMissing: return 1; case KeyInvalid: return 2; } break; @CASES(-KeyMissing,-KeyInvalid) default: return 3; } return 0;")]
    [InlineData("switch (c) { @CASES case Unknown: return c switch { @OR or Unknown => 1 }; default: return 3; }")]
    public Task A_switch_with_a_catch_all_is_left_alone(string statements) => Create(statements).RunAsync();

    [Theory]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    [InlineData("external", true, true)]
    [InlineData("external", false, false)]
    [InlineData("always", false, true)]
    [InlineData(" Always ", false, true)]
    [InlineData("never", true, false)]
    [InlineData("sometimes", true, true)]
    [InlineData("sometimes", false, false)]
    public async Task The_option_says_which_enums_need_one(string option, bool isExternal, bool isReported)
    {
        const string Statements = "return c {|#0:switch|} { @OR or Unknown => 1 };";
        var test = isExternal ? Create(Statements) : SwitchSetting.Create<CSharpAnalyzerTest<CatchAllAnalyzer>>(SwitchSetting.Method(Statements));
        if (option.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\ndotnet_code_quality.AUTH2002.require_catch_all = {option}\n"));
        }

        if (isReported)
        {
            test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("MCPAuthErrorCode", isExternal ? "Library" : "TestProject"));
        }

        await test.RunAsync();
    }

    private static CSharpAnalyzerTest<CatchAllAnalyzer> Create(string statements)
    {
        var test = new CSharpAnalyzerTest<CatchAllAnalyzer> { TestCode = SwitchSetting.Method(statements) };
        SwitchSetting.AddLibrary(test);
        return test;
    }
}
