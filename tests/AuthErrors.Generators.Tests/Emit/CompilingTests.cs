using System;
using System.Linq;
using AuthErrors.Generators.Tests.Catalogs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>What is generated compiles without a warning, whatever the catalog and the project are.</summary>
public sealed class CompilingTests
{
    private const string Catalog = """
        {
          "codes": { "a": { "recovery": "refresh", "hint": "Wait.", "docs": "https://example.com" }, "b": { "value": 70, "deprecated": "Use a." } },
          "signals": [{ "status": [401], "json": { "/type": "x" }, "text": "y", "challenge": "invalid_token", "code": "a" }]
        }
        """;

    /// <summary>Whatever the output uses without saying where it comes from would become one of these.</summary>
    private const string Types = """
        class Action; class Action<T>; class AuthErrorCodes; class AuthRecovery; class CancellationToken; class CompilerServices; class EnvelopeReader; class ErrorResponse;
        class Exception; class Func<T>; class Func<T, TResult>; class GeneratedCode; class GeneratedCodeAttribute; class HttpClient; class HttpRequestMessage;
        class HttpResponseMessage; class IAuthErrorClassifier; class Int32; class Memory<T>; class MemoryExtensions; class NotNullWhen; class NotNullWhenAttribute;
        class Obsolete; class ObsoleteAttribute; class ReadOnlyMemory<T>; class ReadOnlySpan<T>; class Span<T>; class String; class Task; class Task<T>; class TimeProvider;
        class TimeSpan; class Utf8JsonWriter; class ValueTask; class ValueTask<T>; class WireCode; class WireCodeAttribute; class WireCodeOf;
        """;

    /// <summary>Every version that this compiler knows, from the oldest that the output is for.</summary>
    public static TheoryData<LanguageVersion, NullableContextOptions> Projects
    {
        get
        {
            var versions = Enum.GetValues<LanguageVersion>()
                .Select(LanguageVersionFacts.MapSpecifiedToEffectiveVersion)
                .Where(static version => version >= LanguageVersion.CSharp12)
                .Distinct();
            var projects = new TheoryData<LanguageVersion, NullableContextOptions>();
            foreach (var version in versions)
            {
                projects.Add(version, NullableContextOptions.Enable);
            }

            projects.Add(LanguageVersion.CSharp12, NullableContextOptions.Disable);
            return projects;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nasty_catalogs_compile_without_a_warning(LanguageVersion language, NullableContextOptions nullable)
        => GeneratorOutput.Create(NastyCatalogs.All, language, nullable, sources: ["[assembly: System.CLSCompliant(true)]", NastyCatalogs.Clients]).AssertCompiles();

    [Theory]
    [InlineData("Deposium.Auth")]
    [InlineData("Deposium.System")]
    [InlineData("System.Deposium")]
    public void Types_of_the_user_with_names_of_others_are_not_in_the_way(string project)
        => GeneratorOutput.Create([(CatalogTest.Path, Catalog)], assemblyName: project, sources: $"namespace {project};\nclass System; class AuthErrors;\n{Types}").AssertCompiles();

    [Fact]
    public void A_catalog_without_a_namespace_can_share_the_root_with_such_types()
        => GeneratorOutput.Create([(CatalogTest.Path, Catalog)], assemblyName: null, sources: Types).AssertCompiles();

    [Fact]
    public void A_catalog_that_is_not_right_gives_no_errors_but_its_own()
    {
        var output = GeneratorOutput.Create([(CatalogTest.Path, """{ "envelope": { "code": "\uDC00" }, "codes": { "a\uD800": { "summary": "\uD800" }, "b\uDC00": { "name": "\uD800" } } }""")]);

        Assert.NotEmpty(output.Problems);
        (output with { Problems = [] }).AssertCompiles();
    }
}
