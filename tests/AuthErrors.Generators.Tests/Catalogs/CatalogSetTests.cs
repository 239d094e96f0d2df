using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Test = AuthErrors.Testing.CSharpSourceGeneratorTest<AuthErrors.Generators.CatalogGenerator>;
using Verify = AuthErrors.Testing.CSharpSourceGeneratorVerifier<AuthErrors.Generators.CatalogGenerator>;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>What catalogs are together, and in their project.</summary>
public sealed class CatalogSetTests
{
    private const string Catalog = """{ "codes": { "a": {} } }""";

    [Fact]
    public async Task Two_catalogs_may_have_one_enum_in_two_namespaces()
    {
        var test = CatalogTest.Create(Catalog, "class C { object[] M() => [Deposium.Auth.MCPAuthErrorCode.A, Other.MCPAuthErrorCode.B]; }");
        test.TestState.AdditionalFiles.Add(("/0/other.auth-errors.json", """{ "namespace": "Other", "codes": { "b": {} } }"""));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("{|#0:|}{ \"codes\": {} }")]
    [InlineData("{ \"codes\": {}, \"enum\": {|#0:\"MCPAuthErrorCode\"|} }")]
    [InlineData("{ \"codes\": {}, \"namespace\": \"Deposium.Auth\", \"enum\": {|#0:\"MCPAuthErrorCode\"|} }")]
    public async Task AUTH1005_names_the_catalog_that_was_first(string second)
    {
        var test = CatalogTest.Create(Catalog, "class C { object M() => Deposium.Auth.MCPAuthErrorCode.A; }");
        test.TestState.AdditionalFiles.Add(("/0/later.auth-errors.json", second));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1005").WithLocation(0).WithMessage(
            "Generated twice: Deposium.Auth.MCPAuthErrorCode is generated from deposium.auth-errors.json already; give this catalog an \"enum\" or a \"namespace\" of its own"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("/0/deposium.auth-errors.json")]
    [InlineData("/0/./deposium.auth-errors.json")]
    [InlineData("/0//deposium.auth-errors.json")]
    [InlineData("/0/1/../deposium.auth-errors.json")]
    [InlineData("/0/1/2/../../deposium.auth-errors.json")]
    public async Task A_file_that_is_listed_twice_is_one_catalog(string path)
    {
        var test = CatalogTest.Create("""{ {|#0:"code"|}: {}, "codes": {} }""");
        test.TestState.AdditionalFiles.Add((path, """{ "code": {}, "codes": {} }"""));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1002").WithLocation(0));

        Assert.Equal(5, (await test.RunGeneratorAsync()).GeneratedTrees.Length);
    }

    [Fact]
    public async Task AUTH1007_is_all_that_a_project_without_the_runtime_hears()
    {
        var test = new Test { LanguageVersion = LanguageVersion.CSharp12, TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck, TestCode = "class Empty;" };
        test.TestState.AdditionalFiles.Add((CatalogTest.Path, "{|#0:|}" + Catalog));
        test.TestState.AdditionalFiles.Add(("/0/other.auth-errors.json", """{ "namespace": "Other", "codes": {} }"""));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1007").WithLocation(0).WithMessage(
            "Nothing is generated: the project has a catalog but does not reference AuthErrors.Runtime; 'dotnet add package AuthErrors.Generators' brings it along"));

        Assert.Empty((await test.RunGeneratorAsync()).GeneratedTrees);
    }

    [Fact]
    public async Task A_project_without_the_runtime_and_without_a_catalog_hears_nothing()
        => await new Test { TestCode = "class Empty;" }.RunAsync();

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public async Task AUTH1008_is_all_that_a_project_in_an_old_language_hears(LanguageVersion version, string shown)
    {
        var test = CatalogTest.CreateWithoutCatalog("class Empty { }");
        test.LanguageVersion = version;
        test.NullableContextOptions = Microsoft.CodeAnalysis.NullableContextOptions.Disable;
        test.TestState.AdditionalFiles.Add((CatalogTest.Path, "{|#0:|}{ \"codes\": { }, }"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1008").WithLocation(0).WithMessage(
            $"Nothing is generated: the project is compiled as C# {shown}, and generated code is C# 12; remove <LangVersion>, or set it to 12 or more"));

        Assert.Empty((await test.RunGeneratorAsync()).GeneratedTrees);
    }

    [Fact]
    public async Task The_project_namespace_is_sanitised_as_the_templates_do()
    {
        var test = CatalogTest.Create(Catalog, "class C { object M() => my_app._2.@class.MCPAuthErrorCode.A; }");
        test.TestState.GlobalOptions["build_property.RootNamespace"] = "my-app.2.class";
        await test.RunAsync();
    }
}
