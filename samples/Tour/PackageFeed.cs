using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tour;

/// <summary>The packages of this clone, built and offered in a folder.</summary>
internal static class PackageFeed
{
    public const string PackageId = "AuthErrors.Generators";

    // Marks a version that no one else has, so that what is tried is what was packed.
    private const string VersionSuffix = "tour";

    // Only these, and not the solution: its other projects need packages of their own, which a fresh machine would have to download.
    private static readonly string[] Projects = ["src/AuthErrors.Runtime", "src/AuthErrors.Generators.Package"];

    /// <summary>Packs, and sets the workspace up so that projects in it find the packages. Nothing in the clone changes.</summary>
    /// <param name="workspace">Where the packages go.</param>
    /// <param name="dotnet">Packs.</param>
    /// <param name="more">Projects to pack besides those that every user needs.</param>
    /// <returns>The files of the packages.</returns>
    public static async Task<IReadOnlyList<string>> PackAsync(Workspace workspace, DotnetCli dotnet, params string[] more)
    {
        foreach (var project in Projects.Concat(more))
        {
            var packed = await dotnet.RunAsync(
                Repository.Root, "pack", project, "--configuration", "Release", "--artifacts-path", workspace.Artifacts, $"-property:VersionSuffix={VersionSuffix}");
            packed.MustSucceed();
        }

        Directory.CreateDirectory(workspace.Feed);
        var packages = Directory.GetFiles(Path.Combine(workspace.Artifacts, "package", "release")).Order(StringComparer.Ordinal).ToList();
        foreach (var package in packages)
        {
            File.Copy(package, Path.Combine(workspace.Feed, Path.GetFileName(package)));
        }

        WriteSettings(workspace);
        return packages;
    }

    /// <summary>The version of the packages in the feed.</summary>
    public static string FindVersion(Workspace workspace)
    {
        var package = Path.GetFileNameWithoutExtension(Directory.GetFiles(workspace.Feed, $"{PackageId}.*.nupkg").Single());
        return package[(PackageId.Length + 1)..];
    }

    private static void WriteSettings(Workspace workspace)
    {
        // The same SDK for the projects outside as for the clone.
        File.Copy(Repository.PathOf("global.json"), Path.Combine(workspace.Root, "global.json"));
        File.WriteAllText(
            Path.Combine(workspace.Root, "nuget.config"), Template.Read("nuget.config", ("userPackages", Repository.UserPackages)));
    }
}
