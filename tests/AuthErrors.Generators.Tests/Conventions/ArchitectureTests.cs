using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Generators.Tests.Conventions;

/// <summary>Data flows one way: a folder uses only folders before it.</summary>
public sealed class ArchitectureTests
{
    private const string Ours = "using AuthErrors.Generators.";
    private const string Roslyn = "using Microsoft.CodeAnalysis";

    private static readonly Version Oldest = new(4, 14, 0, 0);

    /// <summary>What each folder may use. The root, with the generator and the analyzers, may use all of them.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Polyfills"] = [],
        ["Text"] = [],
        ["Json"] = ["Text"],
        ["Catalogs"] = ["Text", "Json"],
        ["Clients"] = ["Text", "Catalogs"],
        ["Emit"] = ["Text", "Catalogs", "Clients"],
        ["Codes"] = ["Text"],
        ["Patterns"] = ["Text", "Codes"],
        ["Matrices"] = ["Codes", "Patterns"],
        ["Narrowings"] = ["Codes", "Patterns", "Matrices"],
        ["Exhaustiveness"] = ["Text", "Codes", "Patterns", "Matrices", "Narrowings"],
        ["WireStrings"] = ["Text", "Codes"],
        ["Maps"] = ["Text", "Codes"],
        ["Chains"] = ["Text", "Codes", "Exhaustiveness"],
        ["Suppressions"] = ["Text"],
        ["Values"] = ["Text"],
        ["States"] = ["Text", "Values"],
        ["Refreshes"] = ["Text"],
        ["Flow"] = ["Values"],
        ["Interpretation"] = ["Text", "Values", "States", "Refreshes", "Flow"],
        ["Libraries"] = ["Text", "Values", "States", "Refreshes", "Flow", "Interpretation"],
        ["Resilience"] = ["Text", "Values", "States", "Refreshes", "Flow", "Interpretation"],
        ["Retries"] = ["Text", "Values", "States", "Refreshes", "Flow", "Interpretation", "Libraries", "Resilience"],
    };

    /// <summary>The same for the fixes, which may use all that the analyzers are made of.</summary>
    private static readonly Dictionary<string, string[]> FixesUse = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Naming"] = [],
        ["Switches"] = ["Text", "Naming"],
        ["WireStrings"] = ["Text", "Naming"],
        ["Chains"] = ["Text"],
        ["Retries"] = ["Text", "Naming"],
    };

    public static TheoryData<string> Folders => [.. Uses.Keys];

    public static TheoryData<string> FoldersOfFixes => [.. FixesUse.Keys];

    private static string Source => Repository.PathOf("src", "AuthErrors.Generators");

    private static string SourceOfFixes => Repository.PathOf("src", "AuthErrors.CodeFixes");

    [Fact]
    public void Every_folder_has_its_place_in_the_flow()
    {
        Assert.Equal(Uses.Keys.Order(StringComparer.Ordinal), FoldersIn(Source));
        Assert.Equal(FixesUse.Keys.Order(StringComparer.Ordinal), FoldersIn(SourceOfFixes));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_before_it(string folder)
    {
        var used = Usings(Source, folder).Where(static line => line.StartsWith(Ours, StringComparison.Ordinal)).Select(static line => line[Ours.Length..].TrimEnd(';'));

        Assert.Subset(Uses[folder].ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(FoldersOfFixes))]
    public void A_folder_of_fixes_uses_only_folders_before_it(string folder)
    {
        const string OurFixes = "using AuthErrors.CodeFixes.";
        var used = Usings(SourceOfFixes, folder).Where(static line => line.StartsWith(OurFixes, StringComparison.Ordinal)).Select(static line => line[OurFixes.Length..].TrimEnd(';'));

        Assert.Subset(FixesUse[folder].ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_does_not_reach_another_without_saying_so(string folder)
    {
        var others = string.Join('|', Uses.Keys.Where(other => other != folder).Select(static other => $@"{other}\.({string.Join('|', Files(Source, other).Select(Path.GetFileNameWithoutExtension))})\b"));
        Assert.All(Files(Source, folder), file => Assert.DoesNotMatch($@"(?<![\w.])({others})", File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Emit")]
    public void Emitters_know_nothing_of_the_compiler(string folder)
        => Assert.DoesNotContain(Usings(Source, folder), static line => line.StartsWith(Roslyn, StringComparison.Ordinal));

    [Fact]
    public void Every_file_is_in_the_namespace_of_its_folder()
        => Assert.All(Uses.Keys.Where(static folder => folder != "Polyfills").SelectMany(static folder => Files(Source, folder)), static file =>
            Assert.Contains($"\nnamespace AuthErrors.Generators.{Path.GetFileName(Path.GetDirectoryName(file))};", "\n" + File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void The_tests_run_on_the_compiler_that_their_project_names()
    {
        var version = typeof(Compilation).Assembly.GetName().Version!;
        var isNewest = typeof(ArchitectureTests).Assembly.GetName().Name!.Contains("NewestRoslyn", StringComparison.Ordinal);

        Assert.Equal(Version.Parse(Repository.RoslynVersion), Version.Parse(version.ToString(3)));
        Assert.Equal(isNewest, version > Oldest);
    }

    [Fact]
    public void The_assemblies_under_test_reference_the_oldest_compiler()
        => Assert.All(
            new[] { typeof(CatalogGenerator).Assembly, typeof(CodeFixes.ExhaustiveSwitchFix).Assembly },
            static assembly => Assert.Equal(
                Oldest,
                assembly.GetReferencedAssemblies().Single(static reference => reference.Name == "Microsoft.CodeAnalysis").Version));

    private static IEnumerable<string> FoldersIn(string source)
        => Directory.EnumerateDirectories(source).Select(static folder => Path.GetFileName(folder)!).Where(static name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string source, string folder) => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs");

    private static IEnumerable<string> Usings(string source, string folder)
        => Files(source, folder).SelectMany(File.ReadLines).Where(static line => line.StartsWith("using ", StringComparison.Ordinal));
}
