using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class CSharpSourceGeneratorTestTests
{
    [Fact]
    public Task A_right_generator_passes()
    {
        var test = Create();
        test.TestState.GeneratedSources.Add((typeof(EnumGenerator), "Color.g.cs", "internal enum Color { Red, Green }\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_generated_source_that_is_not_expected_fails() =>
        Failure.ExpectAsync(() => Create().RunAsync(), "Unexpected file EnumGenerator/Color.g.cs:\ninternal enum Color { Red, Green }");

    [Fact]
    public Task Another_text_fails_with_a_diff()
    {
        var test = Create();
        test.TestState.GeneratedSources.Add((typeof(EnumGenerator), "Color.g.cs", "internal enum Color { Red }\n"));
        return Failure.ExpectAsync(() => test.RunAsync(), "-internal enum Color { Red }\n+internal enum Color { Red, Green }\n");
    }

    [Fact]
    public async Task What_was_generated_is_returned_for_snapshots()
    {
        var result = await Create().RunGeneratorAsync();
        Assert.Equal("Color.g.cs", Assert.Single(result.Results.SelectMany(run => run.GeneratedSources)).HintName);
    }

    [Fact]
    public Task Files_among_the_models_fail_unless_excluded()
    {
        var test = Create();
        test.ExcludedSteps.Clear();
        return Failure.ExpectAsync(() => test.RunGeneratorAsync(), "step Files: ", " is AdditionalText: ");
    }

    [Fact]
    public Task Markup_in_an_additional_file_gives_the_place_of_a_diagnostic() =>
        new CSharpSourceGeneratorTest<EnumGenerator>
        {
            TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\n{|ENUM1:not good|}\n{|#0:also not|}\n") } },
            ExpectedDiagnostics = { CSharpSourceGeneratorVerifier<EnumGenerator>.Diagnostic("ENUM1").WithLocation(0).WithArguments("also not") },
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            ExcludedSteps = { "Files" },
        }.RunAsync();

    [Fact]
    public async Task Whitespace_in_a_file_changes_neither_model_nor_output()
    {
        var reasons = await Create().GetStepReasonsAsync(project => project.WithAdditionalFile("Color.enum.txt", "Red  \nGreen"));
        Assert.Equal(
            """
            Files: Modified
            Models: Unchanged
            SourceOutput: Cached
            """,
            reasons.ToString());
        Assert.Equal("Files", Assert.Single(reasons.Changed));
    }

    [Fact]
    public async Task A_changed_file_changes_the_output()
    {
        var reasons = await Create().GetStepReasonsAsync(project => project.WithAdditionalFile("Color.enum.txt", "Blue"));
        Assert.Equal([IncrementalStepRunReason.Modified], reasons["SourceOutput"]);
    }

    [Fact]
    public async Task Added_and_removed_files_are_seen()
    {
        var added = await Create().GetStepReasonsAsync(project => project.WithAdditionalFile("Size.enum.txt", "Big"));
        var removed = await Create().GetStepReasonsAsync(project => project.WithoutFile("Color.enum.txt"));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], added["Models"]);
        Assert.Equal([IncrementalStepRunReason.Removed], removed["Models"]);
    }

    [Fact]
    public async Task Edited_code_and_options_leave_what_does_not_read_them_cached()
    {
        var reasons = await Create().GetStepReasonsAsync(project => project
            .WithSource("/0/Test0.cs", "class Edited { }")
            .WithAnalyzerConfigFile("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Other\n"));
        Assert.Empty(reasons.Changed);
        Assert.Contains("Models", reasons.Names, StringComparer.Ordinal);
    }

    private static CSharpSourceGeneratorTest<EnumGenerator> Create() => new()
    {
        TestCode = "class C { Color color => Color.Red; }",
        TestState = { AdditionalFiles = { ("Color.enum.txt", "Red\nGreen") } },
        ExcludedSteps = { "Files" },
    };
}
