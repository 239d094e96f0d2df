using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>What is generated compiles without a warning, whatever the catalog and the project are.</summary>
public sealed class CompilingTests
{
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
        => GeneratorOutput.Create(NastyCatalogs.All, language, nullable, sources: "[assembly: System.CLSCompliant(true)]").AssertCompiles();
}
