using System;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpAnalyzerTestTests
{
    [Fact]
    public Task Options_of_project_and_file_reach_the_analyzer() =>
        new CSharpAnalyzerTest<OptionAnalyzer>
        {
            TestCode = "class C { }",
            TestState =
            {
                GlobalOptions = { ["build_property.RootNamespace"] = "My.Root" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\nsample.option = here\n") },
            },
            ExpectedDiagnostics = { new DiagnosticResult("OPT1").WithArguments("My.Root", "here") },
        }.RunAsync();

    [Fact]
    public Task Severity_can_be_configured() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class {|#0:a|} { }",
            TestState = { AnalyzerConfigFiles = { ("/.editorconfig", "[*.cs]\ndotnet_diagnostic.LOW1.severity = error\n") } },
            ExpectedDiagnostics = { DiagnosticResult.CompilerError("LOW1").WithLocation(0) },
        }.RunAsync();

    [Fact]
    public Task Several_files_each_carry_markup() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestState = { Sources = { "class [|a|] { }", "class [|b|] { }", ("/0/Folder/Named.cs", "class {|#0:c|} { }") } },
            ExpectedDiagnostics = { CSharpAnalyzerVerifier<LowercaseTypeAnalyzer>.Diagnostic().WithLocation(0) },
        }.RunAsync();

    [Fact]
    public Task A_library_is_compiled_and_referenced() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class C { object Use() => new Base.Thing(); Middle.Thing more = new(); }",
            TestState =
            {
                AdditionalProjectReferences = { "Middle", "Base" },
                AdditionalProjects =
                {
                    ["Base"] = { Sources = { "namespace Base; public class Thing { }" } },
                    ["Middle"] = { Sources = { "namespace Middle; public class Thing : Base.Thing { }" }, AdditionalProjectReferences = { "Base" } },
                },
            },
        }.RunAsync();

    [Fact]
    public async Task A_library_that_does_not_compile_is_refused()
    {
        var test = new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class C { }",
            TestState = { AdditionalProjectReferences = { "Base" }, AdditionalProjects = { ["Base"] = { Sources = { "class Thing : Missing { }" } } } },
        };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Additional_locations_are_compared_when_stated()
    {
        const string Code = "class {|#0:a|} { } class {|#1:B|} { }";
        var expected = CSharpAnalyzerVerifier<LowercaseTypeAnalyzer>.Diagnostic().WithLocation(0).WithLocation(1);
        return Failure.ExpectAsync(() => CSharpAnalyzerVerifier<LowercaseTypeAnalyzer>.VerifyAnalyzerAsync(Code, expected), "additional locations should be");
    }

    [Fact]
    public Task Code_can_use_what_a_generator_makes_of_an_additional_file() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class [|user|] { Color color = Color.Red; }",
            TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\nGreen\n") } },
            Generators = { new EnumGenerator() },
        }.RunAsync();

    [Fact]
    public Task A_diagnostic_of_a_generator_must_be_expected()
    {
        var test = new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class C { }",
            TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\nnot good\n") } },
            Generators = { new EnumGenerator() },
        };
        return Failure.ExpectAsync(() => test.RunAsync(), """Diagnostic("ENUM1").WithSpan("Color.enum.txt", 2, 1, 2, 9)""", "// not good", "// ^^^^^^^^");
    }

    [Fact]
    public Task Net80_can_be_chosen()
    {
        var test = new CSharpAnalyzerTest<LowercaseTypeAnalyzer>
        {
            TestCode = "class C { System.Threading.{|CS0234:Lock|}? field; System.Net.Http.HttpClient? client; }",
            ReferenceAssemblies = ReferenceAssemblies.Net.Net80,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Net100_is_the_default() =>
        CSharpAnalyzerVerifier<LowercaseTypeAnalyzer>.VerifyAnalyzerAsync("class C { System.Threading.Lock? field; System.Net.Http.HttpClient? client; }");

    [Fact]
    public Task Compiler_warnings_count_when_asked_for()
    {
        var test = new CSharpAnalyzerTest<LowercaseTypeAnalyzer> { TestCode = "class C { string field; }", CompilerDiagnostics = CompilerDiagnostics.Warnings };
        return Failure.ExpectAsync(() => test.RunAsync(), """DiagnosticResult.CompilerWarning("CS8618")""", """CompilerWarning("CS0169")""");
    }

    [Fact]
    public Task A_rule_can_be_turned_off() =>
        new CSharpAnalyzerTest<LowercaseTypeAnalyzer> { TestCode = "class a { }", DisabledDiagnostics = { "LOW1" } }.RunAsync();
}
