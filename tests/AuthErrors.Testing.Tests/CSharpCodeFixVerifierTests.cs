using System.Threading.Tasks;
using Xunit;
using Capitalize = AuthErrors.Testing.CSharpCodeFixVerifier<AuthErrors.Testing.Tests.LowercaseTypeAnalyzer, AuthErrors.Testing.Tests.CapitalizeFix>;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpCodeFixVerifierTests
{
    [Fact]
    public Task A_right_fix_passes() => Capitalize.VerifyCodeFixAsync("class [|a|] { } class [|b|] { }", "class A { } class B { }");

    [Fact]
    public Task Expected_diagnostics_can_be_given_as_results() =>
        Capitalize.VerifyCodeFixAsync("class {|#0:a|} { }", Capitalize.Diagnostic("LOW1").WithLocation(0).WithArguments("a"), "class A { }");

    [Fact]
    public Task No_change_expected_and_none_offered_passes() => Capitalize.VerifyCodeFixAsync("class A { }", "class A { }");

    [Fact]
    public Task No_change_expected_but_one_offered_fails() =>
        Failure.ExpectAsync(() => Capitalize.VerifyCodeFixAsync("class [|a|] { }", "class [|a|] { }"), "No fix should be offered", "\"Rename\"");

    [Fact]
    public Task A_change_expected_but_none_offered_fails() =>
        Failure.ExpectAsync(() => Capitalize.VerifyCodeFixAsync("class A { }", "class B { }"), "Fixed one by one: the text differs", "-class B { }", "+class A { }");

    [Fact]
    public Task Wrong_fixed_text_fails_with_a_diff() =>
        Failure.ExpectAsync(
            () => Capitalize.VerifyCodeFixAsync("class C { }\nclass [|a|] { }\n", "class C { }\nclass B { }\n"),
            "/0/Test0.cs (- expected, + actual):\n@@ line 1 @@\n class C { }\n-class B { }\n+class A { }\n");

    [Fact]
    public Task Fixed_code_that_does_not_compile_fails() =>
        Failure.ExpectAsync(
            () => CSharpCodeFixVerifier<LowercaseTypeAnalyzer, BreakingFix>.VerifyCodeFixAsync("class [|a|] { }", "class A : Missing { }"),
            "Fixed one by one, the code: 0 diagnostics expected",
            "CS0246");

    [Fact]
    public Task A_fix_that_is_offered_for_fixed_code_fails() =>
        Failure.ExpectAsync(
            () => CSharpCodeFixVerifier<LowercaseTypeAnalyzer, NeverDoneFix>.VerifyCodeFixAsync("class [|a|] { }", "class [|ax|] { }"),
            "Fixing one by one: after 1 times still offered: \"Rename\"",
            "class ax { }");

    [Fact]
    public Task A_fix_that_changes_nothing_fails() =>
        Failure.ExpectAsync(() => CSharpCodeFixVerifier<LowercaseTypeAnalyzer, NothingFix>.VerifyCodeFixAsync("class [|a|] { }", "class A { }"), "changes nothing");

    [Fact]
    public Task Fix_All_with_another_result_fails() =>
        Failure.ExpectAsync(
            () => CSharpCodeFixVerifier<LowercaseTypeAnalyzer, DifferentFixAllFix>.VerifyCodeFixAsync("class [|a|] { }", "class A { }"),
            "Fix All in Document: the text differs",
            "+class Different { }");

    [Fact]
    public Task A_fix_without_Fix_All_fails() =>
        Failure.ExpectAsync(() => CSharpCodeFixVerifier<LowercaseTypeAnalyzer, NoFixAllFix>.VerifyCodeFixAsync("class [|a|] { }", "class A { }"), "NoFixAllFix has no FixAllProvider");
}
