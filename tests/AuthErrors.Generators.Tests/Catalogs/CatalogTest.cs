using System;
using System.Linq;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Test = AuthErrors.Testing.CSharpSourceGeneratorTest<AuthErrors.Generators.CatalogGenerator>;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>Tests of the generator on a project with one catalog, <c>deposium.auth-errors.json</c>.</summary>
internal static class CatalogTest
{
    public const string Path = "/0/deposium.auth-errors.json";

    /// <summary>A test whose project has the runtime, the catalog (with markup) and the sources.</summary>
    public static Test Create(string catalog, params string[] sources)
    {
        var test = CreateWithoutCatalog(sources);
        test.TestState.AdditionalFiles.Add((Path, catalog));
        return test;
    }

    public static Test CreateWithoutCatalog(params string[] sources)
    {
        var test = new Test { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12 };
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        test.TestState.AdditionalReferences.Add(typeof(AuthErrorCodesAttribute).Assembly);
        test.TestState.GlobalOptions["build_property.RootNamespace"] = "Deposium.Auth";
        foreach (var source in sources.DefaultIfEmpty("class Empty;"))
        {
            test.TestState.Sources.Add(source);
        }

        return test;
    }

    /// <summary>The generated file of a name.</summary>
    public static string File(this GeneratorDriverRunResult run, string hintName)
        => run.Results.SelectMany(static result => result.GeneratedSources).Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>The members of the generated enum, a line each, without their documentation.</summary>
    public static string[] Members(this GeneratorDriverRunResult run, string hintName = "deposium.MCPAuthErrorCode.g.cs")
        => [.. run.File(hintName).Split('\n')
            .Where(static line => line.StartsWith("    ", StringComparison.Ordinal) && line.EndsWith(',') && line.Contains(" = ", StringComparison.Ordinal))
            .Select(static line => line.Trim(' ', ','))];
}
