using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace AuthErrors.Runtime.Tests.Conventions;

/// <summary>Contracts stand at the root; below, a folder uses only folders before it.</summary>
public sealed class ArchitectureTests
{
    private const string Ours = "using AuthErrors.";

    /// <summary>What each folder may use. The root, with the contracts and what implements them, may use all of them.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Internal.Envelopes"] = [],
        ["Internal.Bodies"] = [],
        ["Internal.WireCodes"] = [],
        ["CompilerServices"] = ["Internal.Envelopes", "Internal.Bodies", "Internal.WireCodes"],
        ["Internal.Files"] = [],
        ["Internal.Sessions"] = [],
        ["Internal.Http"] = ["CompilerServices", "Internal.Bodies"],
        ["Internal.Issuers"] = ["CompilerServices", "Internal.Bodies", "Internal.Http"],
    };

    public static TheoryData<string> Folders => [.. Uses.Keys];

    private static string Source => Path.Combine(ProjectFolder.Path, "..", "..", "src", "AuthErrors.Runtime");

    [Fact]
    public void Every_folder_has_its_place_in_the_flow()
        => Assert.Equal(
            Uses.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Path.Combine(Source, "Internal")).Select(static folder => "Internal." + Path.GetFileName(folder))
                .Append("CompilerServices").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_before_it(string folder)
    {
        var used = Files(folder).SelectMany(File.ReadLines)
            .Where(static line => line.StartsWith(Ours, StringComparison.Ordinal)).Select(static line => line[Ours.Length..].TrimEnd(';'));

        Assert.Subset(Uses[folder].ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_file_is_in_the_namespace_of_its_folder(string folder)
        => Assert.All(Files(folder), file => Assert.Contains($"\nnamespace AuthErrors.{folder};", "\n" + File.ReadAllText(file), StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine([Source, .. folder.Split('.')]), "*.cs");
}
