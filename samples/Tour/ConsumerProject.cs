using System;
using System.IO;
using System.Threading.Tasks;

namespace Tour;

/// <summary>A project in the workspace: outside of the clone, and with nothing of the clone but its packages.</summary>
internal sealed class ConsumerProject
{
    private readonly Workspace _workspace;
    private readonly DotnetCli _dotnet;

    public ConsumerProject(Workspace workspace, DotnetCli dotnet, string name)
    {
        _workspace = workspace;
        _dotnet = dotnet;
        Name = name;
        Folder = Directory.CreateDirectory(Path.Combine(workspace.Root, name)).FullName;
    }

    public string Name { get; }

    public string Folder { get; }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Puts one text in the place of another, which must be there.</summary>
    public void Replace(string file, string old, string replacement)
    {
        var text = Read(file);
        Write(file, text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new SurpriseException($"{file} should contain '{old}':\n{text}"));
    }

    public Task<CommandResult> BuildAsync() => _dotnet.RunAsync(Folder, "build");

    /// <summary>Applies the first fix that the package offers for a rule.</summary>
    public async Task<CommandResult> FormatAsync(string rule)
    {
        var format = _dotnet.RunAsync(Folder, "format", "analyzers", "--diagnostics", rule, "--no-restore");
        await BuildHostSockets.DeleteAfterAsync(format, _workspace.Temporary);
        return await format;
    }

    /// <summary>Runs what was built last.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments)
        => _dotnet.RunAsync(Folder, [Path.Combine("bin", "Debug", "net10.0", $"{Name}.dll"), .. arguments]);

    /// <summary>Paths as somebody in the project's folder would write them.</summary>
    public string Shorten(string line) => line.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
