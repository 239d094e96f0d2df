using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Switches;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Generators.Tests.Robustness;

/// <summary>No analyzer, suppressor or fix throws, on whatever it is let loose. A new one is taken in by itself.</summary>
public sealed class NoCrashTests
{
    private const int ProgramsPerProject = 40;

    /// <summary>A fix binds its file anew, which takes longer than all the rest.</summary>
    private const int FixesPerRule = 3;

    private static readonly int Programs =
        int.TryParse(Environment.GetEnvironmentVariable("AUTHERRORS_FUZZ_PROGRAMS"), CultureInfo.InvariantCulture, out var programs) ? programs : 160;

    /// <summary>All our own C#, its enums marked.</summary>
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> OurSources = new(static () =>
    [
        .. new[] { "src", "samples", "tests", "benchmarks" }
            .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(static path => (path, BrokenText.MarkEnums(File.ReadAllText(path)))),
    ]);

    [Fact]
    public void There_are_analyzers_suppressors_and_fixes()
    {
        Assert.Contains(CompilerSide.Analyzers, static analyzer => analyzer is ExhaustiveSwitchAnalyzer);
        Assert.Contains(CompilerSide.Analyzers, static analyzer => analyzer is ExhaustiveSwitchSuppressor);
        Assert.Contains(CompilerSide.Fixes, static fix => fix is CodeFixes.ExhaustiveSwitchFix);
    }

    [Fact]
    public async Task Our_own_sources_crash_nothing()
        => Assert.NotEmpty(await CrashTest.AnalyzeAsync(CrashTest.CreateProject(OurSources.Value)));

    /// <summary>Every third file is broken, each in its own way. Were all of them, hardly a type would be left to speak of.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Nor_do_they_when_they_are_broken(int seed)
    {
        var project = CrashTest.CreateProject(OurSources.Value.Select((file, index) =>
            (file.Path, index % 3 == seed ? BrokenText.Break(file.Text, new Random((seed * 100_000) + index)) : file.Text)));
        var reported = await CrashTest.AnalyzeAsync(project);

        await CrashTest.ApplyFixesAsync(project, Some(reported));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Random_programs_crash_nothing(bool isBroken)
    {
        var (reported, applied) = (0, 0);
        for (var first = 0; first < Programs / 2; first += ProgramsPerProject)
        {
            var project = CreateProject(Enumerable.Range(first, ProgramsPerProject), isBroken);
            var diagnostics = await CrashTest.AnalyzeAsync(project);
            reported += diagnostics.Length;
            applied += await CrashTest.ApplyFixesAsync(project, Some(diagnostics));
        }

        // Most of it does not compile, and is left alone. What is left suffices for every kind of pattern.
        Assert.InRange(reported, Programs / 10, int.MaxValue);
        Assert.InRange(applied, Programs / 40, int.MaxValue);
    }

    /// <summary>How many columns and arms somebody may come up with, or their generator.</summary>
    [Theory]
    [InlineData(2, 60)]
    [InlineData(4, 30)]
    [InlineData(8, 12)]
    [InlineData(12, 8)]
    public async Task Switches_that_are_hard_to_judge_are_judged(int columns, int arms)
    {
        var random = new Random((columns * 100) + arms);
        string[] cells = ["_", "KeyMissing", "FormatInvalid or RateLimited", "not AuthTimeout", "null", "{ }", ">= KeyInvalid and not RateLimited"];
        var rows = Enumerable.Range(0, arms).Select(_ => $"({string.Join(", ", Enumerable.Range(0, columns).Select(_ => cells[random.Next(cells.Length)]))}) => 1");
        var parameters = Enumerable.Range(0, columns).Select(static column => $"c{column}");
        var source = $$"""
            using Deposium.Auth;
            using static Deposium.Auth.MCPAuthErrorCode;
            static class C { static int M({{string.Join(", ", parameters.Select(static name => "MCPAuthErrorCode? " + name))}}) => ({{string.Join(", ", parameters)}}) switch { {{string.Join(", ", rows)}}, _ => 0 }; }
            """;
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        await CrashTest.AnalyzeAsync(CrashTest.CreateProject([("Codes.cs", SwitchSetting.Codes), ("Hard.cs", source)]), guard.Token);
    }

    private static IEnumerable<Diagnostic> Some(IEnumerable<Diagnostic> diagnostics)
        => diagnostics.GroupBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal).SelectMany(static rule => rule.Take(FixesPerRule));

    private static Project CreateProject(IEnumerable<int> seeds, bool isBroken)
        => CrashTest.CreateProject([("Codes.cs", SwitchSetting.Codes), .. seeds.Select(seed => ($"Seed{seed}.cs", RandomProgram.Write(seed, isBroken)))]);
}
