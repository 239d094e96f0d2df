using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AuthErrors.Testing.Tests;

/// <summary>Solutions of several projects that are analyzed and fixed.</summary>
public sealed class SolutionTests
{
    [Fact]
    public Task Every_project_of_the_solution_is_analyzed() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestState =
            {
                Sources = { "class [|a|] : Other.Thing { }" },
                AdditionalProjectReferences = { "Other" },
                AdditionalProjects =
                {
                    ["Other"] = { IsInSolution = true, Sources = { "namespace Other; public class Thing { } class {|#0:b|} { }" } },
                    ["Alone"] = { IsInSolution = true, Sources = { "class [|c|] { }" } },
                },
            },
            ExpectedDiagnostics = { CSharpAnalyzerVerifier<LowercaseTypeAnalyzer>.Diagnostic().WithLocation(0) },
        }.RunAsync();

    [Fact]
    public Task Projects_of_the_solution_reference_each_other_and_libraries() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestState =
            {
                Sources = { "public class Thing : Library.Thing { }" },
                AdditionalProjectReferences = { "Library" },
                AdditionalProjects =
                {
                    ["App"] = { IsInSolution = true, Sources = { "class Use { Library.Thing thing = new Thing(); }" }, AdditionalProjectReferences = { "TestProject", "Library" } },
                    ["Library"] = { Sources = { "namespace Library; public class Thing { } public class unseen { }" } },
                },
            },
        }.RunAsync();

    [Fact]
    public Task Fix_All_takes_in_what_its_scope_does() => CreateTest<CapitalizeFix>("class [|b|] { } class [|c|] { }", "class B { } class C { }").RunAsync();

    [Fact]
    public Task A_project_without_fixed_files_stays() =>
        new CSharpCodeFixTest<LowercaseTypeAnalyzer, CapitalizeFix>
        {
            TestState = { Sources = { "class [|a|] { }" }, AdditionalProjects = { ["Other"] = { IsInSolution = true, Sources = { "class B { }" } } } },
            FixedCode = "class A { }",
        }.RunAsync();

    [Fact]
    public Task A_project_that_should_stay_but_is_fixed_fails() =>
        Failure.ExpectAsync(
            () => CreateTest<CapitalizeFix>("class [|b|] { }", "class [|b|] { }").RunAsync(),
            "Fixed one by one: the text differs",
            "/Other/Test0.cs (- expected, + actual)",
            "+class B { }");

    [Fact]
    public Task Fix_All_in_Project_that_changes_another_project_fails() =>
        Failure.ExpectAsync(
            () => CreateTest<WholeSolutionFix>("class [|b|] { }", "class B { }").RunAsync(),
            "changes /Other/Test0.cs, which is out of its scope");

    [Fact]
    public Task Fix_All_in_Solution_that_leaves_a_project_out_fails() =>
        Failure.ExpectAsync(
            () => CreateTest<OneProjectFix>("class [|b|] { }", "class B { }").RunAsync(),
            $"Fix All in {FixAllScope.Solution}: after 1 times still offered",
            "/Other/Test0.cs");

    [Fact]
    public Task Fix_All_that_depends_on_the_order_of_diagnostics_fails() =>
        Failure.ExpectAsync(
            () => new CSharpCodeFixTest<LowercaseTypeAnalyzer, FirstComeFix>
            {
                TestCode = "class [|a|] { } class [|b|] { }",
                FixedCode = "class A { } class B { }",
                BatchFixedCode = "class AFirst { } class B { }",
            }.RunAsync(),
            "Fix All in Solution, files and diagnostics in reverse order: the text differs",
            "+class A { } class BFirst { }");

    /// <summary>A test of two projects: the first is fixed, and the second is, or is not, as stated.</summary>
    private static CSharpCodeFixTest<LowercaseTypeAnalyzer, TFix> CreateTest<TFix>(string other, string otherFixed)
        where TFix : CodeFixProvider, new()
        => new()
        {
            TestState =
            {
                Sources = { "class [|a|] { }", "class [|a1|] { }" },
                AdditionalProjects = { ["Other"] = { IsInSolution = true, Sources = { other } } },
            },
            FixedState =
            {
                Sources = { "class A { }", "class A1 { }" },
                AdditionalProjects = { ["Other"] = { Sources = { otherFixed } } },
            },
        };
}
