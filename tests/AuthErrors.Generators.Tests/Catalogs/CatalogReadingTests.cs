using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>What becomes of catalogs: odd ones, large ones, and all the members of the format.</summary>
public sealed class CatalogReadingTests
{
    [Fact]
    public async Task A_catalog_without_codes_has_the_fallback()
        => Assert.Equal(["Unknown = 0"], (await CatalogTest.Create("""{ "codes": {} }""").RunGeneratorAsync()).Members());

    [Fact]
    public async Task Codes_are_numbered_from_1_in_the_order_of_the_file_and_the_fallback_is_0()
    {
        var run = await CatalogTest.Create("""
            { "fallback": "other", "codes": { "b": {}, "other": {}, "a": {}, "c": { "value": 7.0 }, "d": {}, "e": { "value": 1e2 } } }
            """).RunGeneratorAsync();

        Assert.Equal(["Other = 0", "B = 1", "A = 2", "C = 7", "D = 4", "E = 100"], run.Members());
    }

    [Theory]
    [InlineData("key_missing", "KeyMissing")]
    [InlineData("key-missing.v2", "KeyMissingV2")]
    [InlineData("keyMissing", "KeyMissing")]
    [InlineData("KEY_MISSING", "KeyMissing")]
    [InlineData("use_dpop_nonce", "UseDpopNonce")]
    [InlineData("DPoP nonce", "DPoPNonce")]
    [InlineData("401", "_401")]
    [InlineData("größe_ändern", "GrößeÄndern")]
    [InlineData("class", "Class")]
    [InlineData("Equals", "Equals")]
    [InlineData("value__", "Value")]
    [InlineData("MCPAuthErrorCode", "MCPAuthErrorCode")]
    [InlineData("code", "Code")]
    [InlineData("state", "State")]
    [InlineData("await", "Await")]
    public async Task A_member_is_named_after_its_wire_code(string wireCode, string member)
        => Assert.Equal(
            ["Unknown = 0", $"{member} = 1"],
            (await CatalogTest.Create($$"""{ "codes": { "{{wireCode}}": {} } }""").RunGeneratorAsync()).Members());

    [Theory]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("await")]
    [InlineData("_")]
    [InlineData("ToString")]
    [InlineData("MCPAuthErrorCode")]
    [InlineData("code")]
    public async Task A_name_may_be_any_identifier(string name)
        => Assert.Contains(
            $" = 1",
            (await CatalogTest.Create($$"""{ "codes": { "a": { "name": "{{name}}" } } }""").RunGeneratorAsync()).Members()[1],
            System.StringComparison.Ordinal);

    [Fact]
    public async Task A_byte_order_mark_is_not_in_the_way()
        => Assert.Equal(["Unknown = 0", "A = 1"], (await CatalogTest.Create("\uFEFF{ \"codes\": { \"a\": {} } }").RunGeneratorAsync()).Members());

    [Theory]
    [InlineData("my-app", "namespace my_app;")]
    [InlineData("My App.1st.class", "namespace My_App._1st.@class;")]
    [InlineData("a..b.", "namespace a.b;")]
    public async Task A_project_name_that_is_no_namespace_becomes_one(string rootNamespace, string expected)
    {
        var test = CatalogTest.Create("""{ "codes": {} }""");
        test.TestState.GlobalOptions["build_property.RootNamespace"] = rootNamespace;
        Assert.Contains(expected, (await test.RunGeneratorAsync()).File("deposium.MCPAuthErrorCode.g.cs"), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Without_a_root_namespace_the_assembly_gives_its_name(string? rootNamespace)
    {
        var test = CatalogTest.Create("""{ "codes": {} }""");
        test.TestState.GlobalOptions.Remove("build_property.RootNamespace");
        if (rootNamespace is not null)
        {
            test.TestState.GlobalOptions.Add("build_property.RootNamespace", rootNamespace);
        }

        Assert.Contains("namespace TestProject;", (await test.RunGeneratorAsync()).File("deposium.MCPAuthErrorCode.g.cs"), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_nothing_else_is_in_can_be_used_at_once()
        => await CatalogTest.Create(
            """{ "namespace": "Some.Where.class", "codes": { "a": {} } }""",
            "using Some.Where.@class; class C { MCPAuthErrorCode Code => MCPAuthErrorCode.A; }").RunAsync();

    [Fact]
    public async Task Texts_of_any_kind_are_escaped()
        => await CatalogTest.Create("""
            {
              "summary": "<b>&amp;</b> */ \u0001 \"quotes\"\nSecond line.\r\n\u2028Third \\ line \ud83d\ude00",
              "codes": {
                "quo\"te\\\n\t{0}": { "summary": "</summary> & <", "hint": "\"\\\n{0}{{\u2028\u0000", "docs": "https://example.com/?a=\"b\"&c=<d>", "name": "Quote" },
                "old": { "deprecated": "Use \"new\" <instead>.\n", "since": "1.0 & later" }
              }
            }
            """).RunAsync();

    [Fact]
    public async Task Everything_can_be_internal()
    {
        var run = await CatalogTest.Create(
            """{ "visibility": "internal", "enum": "DeposiumErrorCode", "codes": { "a": {} } }""",
            "namespace Deposium.Auth; class C { DeposiumErrorCode Code => DeposiumErrorCode.A; DeposiumError? Error => null; DeposiumException? Exception => null; }").RunGeneratorAsync();

        Assert.Equal(5, run.GeneratedTrees.Length);
        Assert.All(run.GeneratedTrees, static tree => Assert.DoesNotContain("\npublic ", tree.ToString(), System.StringComparison.Ordinal));
    }

    [Fact]
    public Task A_parameter_does_not_hide_the_enum()
        => CatalogTest.Create("""{ "enum": "mErrorCode", "codes": { "a": { "name": "MErrorCode" } } }""").RunAsync();

    [Fact]
    public async Task Assemblies_that_comply_with_the_CLS_can_expose_the_types()
        => await CatalogTest.Create("""{ "codes": { "401": {}, "a": {} } }""", "[assembly: System.CLSCompliant(true)]").RunAsync();

    [Fact]
    public async Task A_file_may_have_any_name()
    {
        var test = CatalogTest.CreateWithoutCatalog();
        test.TestState.AdditionalFiles.Add(("/0/a\u2028b\u0085*/.auth-errors.json", """{ "codes": {} }"""));
        await test.RunAsync();
    }

    [Fact]
    public async Task Obsolete_codes_are_marked_and_give_no_warning_in_what_is_generated()
    {
        var run = await CatalogTest.Create("""{ "codes": { "old": { "deprecated": "Use new.", "recovery": "refresh", "hint": "Use new." }, "new": {} } }""").RunGeneratorAsync();

        Assert.Contains("""[global::System.Obsolete("Use new.")]""", run.File("deposium.MCPAuthErrorCode.g.cs"), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_edit_of_a_large_catalog_is_read_whole()
    {
        var padding = string.Concat(Enumerable.Repeat("{ } [ ] , : 0123456789 éé😀 \\n ", 10 * 1024 * 1024 / 31));
        var run = await CatalogTest.Create($$"""{ "codes": { "a": { "hint": "{{padding}}" }, "b": {} } }""").RunGeneratorAsync();

        Assert.Equal(["Unknown = 0", "A = 1", "B = 2"], run.Members());
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(500, false)]
    public async Task Up_to_64_codes_have_Match_and_Switch(int count, bool have)
    {
        // The fallback is one of them.
        var codes = string.Join(", ", Enumerable.Range(1, count - 1).Select(static number => $"\"code_{number}\": {{}}"));
        var run = await CatalogTest.Create($$"""{ "codes": { {{codes}} } }""").RunGeneratorAsync();
        var text = run.File("deposium.MCPAuthErrorCodes.g.cs");

        Assert.Equal(count, run.Members().Length);
        Assert.Equal((have, have), (text.Contains(" Match<", System.StringComparison.Ordinal), text.Contains(" Switch<", System.StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Catalogs_work_side_by_side_and_names_of_files_never_clash()
    {
        var test = CatalogTest.Create("""{ "codes": { "a": {} } }""", "class C { object[] M() => [Deposium.Auth.MCPAuthErrorCode.A, Other.MCPAuthErrorCode.B, Third.MCPAuthErrorCode.C]; }");
        test.TestState.AdditionalFiles.Add(("/1/Deposium.auth-errors.json", """{ "namespace": "Other", "codes": { "b": {} } }"""));
        test.TestState.AdditionalFiles.Add(("/1/a b+c.AUTH-errors.JSON", """{ "namespace": "Third", "codes": { "c": {} } }"""));
        test.TestState.AdditionalFiles.Add(("/1/appsettings.json", "not a catalog"));
        var run = await test.RunGeneratorAsync();

        Assert.Equal(15, run.GeneratedTrees.Length);
        Assert.Equal(["Unknown = 0", "B = 1"], run.Members("Deposium.2.MCPAuthErrorCode.g.cs"));
        Assert.Equal(["Unknown = 0", "C = 1"], run.Members("a_b_c.MCPAuthErrorCode.g.cs"));
    }

    [Fact]
    public async Task A_project_without_a_catalog_gets_nothing()
        => Assert.Empty((await CatalogTest.CreateWithoutCatalog().RunGeneratorAsync()).GeneratedTrees);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public async Task The_output_compiles_without_a_warning_from_CSharp_12_up(LanguageVersion version)
    {
        foreach (var nullable in new[] { NullableContextOptions.Disable, NullableContextOptions.Enable })
        {
            var test = CatalogTest.Create(Repository.Read("schema", "catalogs", "deposium.auth-errors.json"));
            test.LanguageVersion = version;
            test.NullableContextOptions = nullable;
            await test.RunAsync();
        }
    }
}
