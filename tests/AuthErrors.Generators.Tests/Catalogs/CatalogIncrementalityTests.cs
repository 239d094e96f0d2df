using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>
/// What an edit makes the generator do again, step by step. That an unrelated edit makes it do nothing, and that its steps hand on values only, is part of
/// every test of the generator.
/// </summary>
public sealed class CatalogIncrementalityTests
{
    private const string Catalog = """{ "codes": { "a": {} } }""";
    private const string Other = "/0/other.auth-errors.json";
    private const string Client = "[AuthErrors.AuthErrorClient(\"deposium\")] partial class C;";

    /// <summary>The edits, by what they are called in the table below.</summary>
    private static readonly Dictionary<string, Func<Project, Project>> Edits = new(StringComparer.Ordinal)
    {
        ["nothing"] = static project => project,
        ["unrelated C#"] = static project => project.WithSource("/0/Unrelated.cs", "class Unrelated;"),
        ["a body in the client's file"] = static project => project.WithSource(project.Documents.First().FilePath!, Client + " class D { int M() => 1; }"),
        ["the client's attribute"] = static project => project.WithSource(project.Documents.First().FilePath!, Client.Replace("\"deposium\"", "\"deposium\", ApiKeyVariable = \"KEY\"", StringComparison.Ordinal)),
        ["a line above the client"] = static project => project.WithSource(project.Documents.First().FilePath!, "\n\n" + Client),
        ["white space in the catalog"] = static project => project.WithAdditionalFile(CatalogTest.Path, """{ "codes":   { "a": {} }  }"""),
        ["a code of the catalog"] = static project => project.WithAdditionalFile(CatalogTest.Path, """{ "codes": { "a": {}, "b": {} } }"""),
        ["a mistake in the catalog"] = static project => project.WithAdditionalFile(CatalogTest.Path, """{ "codes": { "a": { "colour": 1 } } }"""),
        ["a catalog more"] = static project => project.WithAdditionalFile("/0/third.auth-errors.json", """{ "namespace": "Third", "codes": {} }"""),
        ["a catalog less"] = static project => project.WithoutFile(Other),
        ["another file"] = static project => project.WithAdditionalFile("/0/appsettings.json", "{}"),
        ["an unrelated option"] = static project => project.WithAnalyzerConfigFile("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Deposium.Auth\nbuild_property.Unrelated = 1"),
        ["the root namespace"] = static project => project.WithAnalyzerConfigFile("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Deposium.Renamed"),
        ["an unrelated reference"] = static project => project.AddMetadataReference(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)),
        ["the language version"] = static project => project.WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion.CSharp13)),
        ["an old language version"] = static project => project.WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion.CSharp11)),
    };

    // "same": not run, or run with the same result. The project has the catalogs deposium and other, in this order, and one client, of deposium.
    [Theory]
    [InlineData("nothing", "same same", "same", "same")]
    [InlineData("unrelated C#", "same same", "same", "same")]
    [InlineData("a body in the client's file", "same same", "same", "same")]
    [InlineData("a line above the client", "same same", "same", "same")]
    [InlineData("the client's attribute", "same same", "Modified", "same")]
    [InlineData("white space in the catalog", "same same", "same", "same")]
    [InlineData("a code of the catalog", "Modified same", "same", "same")]
    [InlineData("a mistake in the catalog", "same same", "same", "New")]
    [InlineData("a catalog more", "same same New", "same", "same")]
    [InlineData("a catalog less", "same Removed", "same", "same")]
    [InlineData("another file", "same same", "same", "same")]
    [InlineData("an unrelated option", "same same", "same", "same")]
    [InlineData("the root namespace", "Modified same", "Modified", "same")]
    [InlineData("an unrelated reference", "same same", "same", "same")]
    [InlineData("the language version", "same same", "same", "same")]
    [InlineData("an old language version", "Removed Removed", "Removed", "New")]
    public async Task An_edit_does_again_only_what_it_means(string edit, string catalogs, string clients, string problems)
    {
        var reasons = await CreateTest().GetStepReasonsAsync(Edits[edit]);

        Assert.Equal((catalogs, clients, problems), (Of(CatalogStep.Catalogs), Of(CatalogStep.Clients), Of(CatalogStep.Problems)));
        Assert.Equal(
            catalogs.Split(' ').Append(clients).Append(problems).Where(static reason => reason != "same").Order(StringComparer.Ordinal),
            reasons["SourceOutput"].Select(Describe).Where(static reason => reason != "same").Order(StringComparer.Ordinal));

        string Of(string step) => reasons[step].Count == 0 ? "same" : string.Join(' ', reasons[step].Select(Describe));
    }

    private static string Describe(IncrementalStepRunReason reason)
        => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged ? "same" : reason.ToString();

    private static CSharpSourceGeneratorTest<CatalogGenerator> CreateTest()
    {
        var test = CatalogTest.Create(Catalog, Client);
        test.TestState.AdditionalFiles.Add((Other, """{ "namespace": "Other", "codes": {} }"""));
        return test;
    }
}
