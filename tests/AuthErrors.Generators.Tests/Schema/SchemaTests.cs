using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using AuthErrors.Generators.Catalogs;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Schema;

/// <summary>The reader of catalogs and the schema that editors use say the same. The schema is asked through a validator that is not ours.</summary>
public sealed class SchemaTests
{
    private static readonly CorpusEntry[] Corpus = [.. CorpusEntry.ReadAll()];

    private static readonly string[] Shipped = [.. Directory.GetFiles(Repository.PathOf("schema", "catalogs")).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Corpus.Select(static entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_reports_the_rules_that_a_catalog_breaks(string name)
    {
        var entry = Corpus.Single(entry => entry.Name == name);

        Assert.Equal(entry.Expected, CatalogReader.Read("/0/a.auth-errors.json", SourceText.From(entry.Text)).Problems.Select(static problem => CatalogDiagnostic.Create(problem).Id));
    }

    [SkippableFact]
    public async Task The_schema_allows_what_the_reader_allows_and_what_no_schema_can_refuse()
    {
        var isAllowed = await AskSchemaAsync(Corpus.Select(static entry => entry.Text));

        Assert.Equal(Corpus.Length, isAllowed.Length);
        Assert.Empty(Corpus.Where((entry, place) => isAllowed[place] != (entry.Expected.Length == 0 || entry.SchemaCannotSay is not null)).Select(static entry => entry.Name));
    }

    [SkippableFact]
    public async Task The_catalogs_of_this_repository_are_without_a_problem_for_both()
    {
        Assert.NotEmpty(Shipped);
        Assert.All(Shipped, static path => Assert.Empty(CatalogReader.Read(path, SourceText.From(File.ReadAllText(path))).Problems));
        Assert.All(await AskSchemaAsync(Shipped.Select(File.ReadAllText)), Assert.True);
    }

    [Fact]
    public void The_corpus_is_large_and_each_catalog_is_in_it_once()
    {
        Assert.True(Corpus.Length >= 150);
        Assert.Equal(Corpus.Length, Corpus.Select(static entry => entry.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Corpus.Length, Corpus.Select(static entry => entry.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Corpus, static entry => Assert.False(entry.Expected.Length == 0 && entry.SchemaCannotSay is not null));
    }

    private static async Task<bool[]> AskSchemaAsync(IEnumerable<string> texts)
    {
        var package = new NodePackage(Path.Combine(AppContext.BaseDirectory, "Schema"));
        await package.InstallAsync();
        using var schema = JsonDocument.Parse(Repository.Read("schema", "auth-errors.schema.json"));
        var input = JsonSerializer.Serialize(new { schema = schema.RootElement, texts });
        return JsonSerializer.Deserialize<bool[]>(await package.RunScriptAsync("validate.mjs", input))!;
    }
}
