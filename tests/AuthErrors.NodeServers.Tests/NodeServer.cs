using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using AuthErrors.Systems;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A server of the folder <c>server</c>, in a process of its own. What a test wants to know of it or to happen there goes by its paths below <c>/control</c>.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private const string Folder = "tests/AuthErrors.NodeServers.Tests/server";

    private static readonly Lazy<Task<NodeWorkspace>> Workspace = new(InstallAsync);

    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private NodeServer(ChildProcess process, IReadOnlyDictionary<string, Uri> addresses)
    {
        _process = process;
        Addresses = addresses;
        _http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where its parts listen, by name.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses { get; }

    /// <summary>Where the MCP server listens.</summary>
    public Uri Address => Addresses["address"];

    /// <summary>Starts a server. Skips the test where there is no Node.</summary>
    /// <param name="program">Its file, without the folder.</param>
    /// <param name="arguments">What it takes.</param>
    public static async Task<NodeServer> StartAsync(string program, params int[] arguments)
    {
        var workspace = await Workspace.Value;
        Requirements.Require(workspace.Problem is null, workspace.Problem ?? "");
        var process = ChildProcess.Start(
            workspace.Node,
            [Path.Combine(workspace.Folder, "dist", program), .. arguments.Select(static argument => argument.ToString(CultureInfo.InvariantCulture))]);
        try
        {
            return new NodeServer(process, JsonSerializer.Deserialize<Dictionary<string, Uri>>(await process.ReadLineAsync())!);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a control path answers.</summary>
    public async Task<T> ReadAsync<T>(string name) => (await _http.GetFromJsonAsync<T>("control/" + name))!;

    /// <summary>Makes something happen.</summary>
    public async Task DoAsync(string name)
    {
        using var response = await _http.PostAsync("control/" + name, content: null);
        response.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }

    private static Task<NodeWorkspace> InstallAsync()
    {
        var folder = Repository.PathOf(Folder);
        var sources = Directory.GetFiles(Path.Combine(folder, "src")).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(folder, file));
        return NodeWorkspace.InstallAsync(Folder, ["tsconfig.json", .. sources]);
    }
}
