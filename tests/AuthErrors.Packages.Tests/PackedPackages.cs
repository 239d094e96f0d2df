using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Packages.Tests.Consumers;
using AuthErrors.Packages.Tests.Contents;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests;

/// <summary>The packages of this clone, packed once for all tests of the collection, and a workspace for projects that use them.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly Lazy<Task<DeposiumStory>> _deposium;
    private IReadOnlyList<string> _files = [];

    public PackedPackages()
    {
        Dotnet = new DotnetCli(Workspace, starting: static _ => { }, CancellationToken.None);
        _deposium = new(() => DeposiumStory.LiveAsync(Workspace, Dotnet));
    }

    internal Workspace Workspace { get; } = Workspace.Create();

    internal DotnetCli Dotnet { get; }

    internal IEnumerable<string> FileNames => _files.Select(static file => Path.GetFileName(file));

    internal string Version => PackageFeed.FindVersion(Workspace);

    public async Task InitializeAsync() => _files = await PackageFeed.PackAsync(Workspace, Dotnet, "src/AuthErrors.Runtime.PostgreSql", "src/AuthErrors.ModelContextProtocol");

    public async Task DisposeAsync() => await Workspace.DisposeAsync();

    internal PackageFile Open(string id, string extension = "nupkg")
        => new(_files.Single(file => Path.GetFileName(file) == $"{id}.{Version}.{extension}"));

    /// <summary>What happens to a project of a user, from the first build on. It takes place once, for whichever test asks first.</summary>
    internal Task<DeposiumStory> DeposiumAsync() => _deposium.Value;

    internal ConsumerProject CreateProject(string name) => new(Workspace, Dotnet, name);
}
