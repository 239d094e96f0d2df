using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpCodeFixTestTests
{
    [Fact]
    public Task Several_files_are_fixed() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, CapitalizeFix>
        {
            TestState = { Sources = { "class [|a|] { } class [|b|] { }", "class [|c|] { }", "class D { }" } },
            FixedState = { Sources = { "class A { } class B { }", "class C { }", "class D { }" } },
        }.RunAsync();

    [Fact]
    public Task A_file_that_should_stay_but_is_fixed_fails()
    {
        var test = new CSharpCodeFixTest<LowercaseTypeAnalyzer, CapitalizeFix>
        {
            TestState = { Sources = { "class [|a|] { }", "class [|b|] { }" } },
            FixedState = { Sources = { "class A { }", "class [|b|] { }" } },
        };
        return Failure.ExpectAsync(() => test.RunAsync(), "/0/Test1.cs (- expected, + actual)", "+class B { }");
    }

    [Theory]
    [InlineData(null, null, "A")]
    [InlineData(1, null, "Ca")]
    [InlineData(null, "Prefix", "Ca")]
    public Task An_action_is_chosen_by_index_or_key(int? index, string? key, string name) =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, TwoActionsFix>
        {
            TestCode = "class [|a|] { }",
            FixedCode = $"class {name} {{ }}",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync();

    [Fact]
    public Task Fix_All_may_differ_when_the_test_says_so() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, DifferentFixAllFix>
        {
            TestCode = "class [|a|] { }",
            FixedCode = "class A { }",
            BatchFixedCode = "class Different { }",
        }.RunAsync();

    [Fact]
    public Task Fix_All_can_be_left_out() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, NoFixAllFix>
        {
            TestCode = "class [|a|] { }",
            FixedCode = "class A { }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    [Fact]
    public Task Code_that_uses_a_generated_type_is_fixed() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, CapitalizeFix>
        {
            TestCode = "class [|a|] { Color color = Color.Red; }",
            FixedCode = "class A { Color color = Color.Red; }",
            TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\n") } },
            Generators = { new EnumGenerator() },
        }.RunAsync();

    [Fact]
    public Task A_fix_sees_generated_types() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, GeneratedTypeFix>
        {
            TestCode = "class [|a|] { }",
            FixedCode = "class Color_Red { }",
            TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\n") } },
            Generators = { new EnumGenerator() },
        }.RunAsync();
}
