using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpSourceGeneratorVerifierTests
{
    [Fact]
    public Task A_generator_that_works_again_after_an_unrelated_edit_fails() =>
        Failure.ExpectAsync(
            () => CSharpSourceGeneratorVerifier<CompilationGenerator>.VerifyGeneratorAsync("", ("Names.g.cs", "// TestProject\n")),
            "CompilationGenerator works again after an unrelated edit",
            "Names: Modified",
            "SourceOutput: Modified");

    [Fact]
    public Task A_model_that_holds_a_symbol_fails_and_says_where() =>
        Failure.ExpectAsync(
            () => CSharpSourceGeneratorVerifier<SymbolGenerator>.VerifyGeneratorAsync("class C { }", ("Nothing.g.cs", "\n")),
            "step Models: Model.Items[0].Symbol is ISymbol: C");

    [Fact]
    public Task A_generator_without_step_names_fails() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<UnnamedGenerator>.VerifyGeneratorAsync("", ("Language.g.cs", "// C#\n")), "use WithTrackingName");

    [Fact]
    public Task Output_that_does_not_compile_fails() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<BrokenOutputGenerator>.VerifyGeneratorAsync(""), "CS0246", "// class Generated : Missing { }");

    [Fact]
    public Task Output_with_a_warning_fails() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<WarningOutputGenerator>.VerifyGeneratorAsync(""), "CS0169", "CS1591");

    [Fact]
    public Task Code_of_a_test_need_not_be_documented() =>
        CSharpSourceGeneratorVerifier<EnumGenerator>.VerifyGeneratorAsync("public class C { }");

    [Fact]
    public Task Output_that_differs_from_run_to_run_fails() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<RandomGenerator>.VerifyGeneratorAsync(""), "A second run from scratch: the text differs");

    [Fact]
    public Task A_throwing_generator_fails_with_its_stack() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<ThrowingGenerator>.VerifyGeneratorAsync(""), "ThrowingGenerator threw", "broken generator", "   at ");

    [Fact]
    public Task An_expected_source_that_is_not_generated_fails() =>
        Failure.ExpectAsync(() => CSharpSourceGeneratorVerifier<EnumGenerator>.VerifyGeneratorAsync("", ("Color.g.cs", "text")), "Missing file EnumGenerator/Color.g.cs");
}
