using System.Threading.Tasks;
using AuthErrors.Testing;
using Xunit;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>What an edit makes the generator do again. That an unrelated edit makes it do nothing is part of every test of the generator.</summary>
public sealed class CatalogIncrementalityTests
{
    private const string Catalog = """{ "codes": { "a": {} } }""";
    private const string Emitted = "SourceOutput";

    [Theory]
    [InlineData("""{ "codes":   { "a": {} }  }""", "Cached", "Cached")]
    [InlineData("""{ "codes": { "a": {}, "b": {} } }""", "Modified", "Modified")]
    [InlineData("""{ "codes": { "a": { "colour": 1 } } }""", "Unchanged", "Cached")]
    public async Task An_edit_of_the_catalog_emits_again_only_what_it_means(string edited, string catalogs, string emitted)
    {
        var reasons = await CatalogTest.Create(Catalog).GetStepReasonsAsync(project => project.WithAdditionalFile(CatalogTest.Path, edited));

        Assert.Equal(catalogs, Assert.Single(reasons[CatalogStep.Catalogs]).ToString());
        Assert.Contains(reasons[Emitted], reason => reason.ToString() == emitted);
    }

    [Fact]
    public async Task Another_catalog_emits_only_its_own_files()
    {
        var reasons = await CatalogTest.Create(Catalog).GetStepReasonsAsync(
            project => project.WithAdditionalFile("/0/other.auth-errors.json", """{ "namespace": "Other", "codes": {} }"""));

        Assert.Equal(["Unchanged", "New"], System.Linq.Enumerable.Select(reasons[CatalogStep.Catalogs], static reason => reason.ToString()));
        Assert.Equal(["Cached", "New"], System.Linq.Enumerable.Select(reasons[Emitted], static reason => reason.ToString()));
    }

    [Fact]
    public async Task A_file_that_is_no_catalog_is_not_looked_at()
    {
        var reasons = await CatalogTest.Create(Catalog).GetStepReasonsAsync(project => project.WithAdditionalFile("/0/appsettings.json", "{}"));

        Assert.Empty(reasons.Changed);
    }
}
