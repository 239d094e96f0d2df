using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Files;
using Samples;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>A service, a home folder, and clients of both.</summary>
internal sealed class InstagitRig : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("autherrors-").FullName;

    private InstagitRig(InstagitServer server) => Server = server;

    public InstagitServer Server { get; }

    /// <summary>The clock of the clients made here: no delay takes any time.</summary>
    public EagerTimeProvider Time { get; } = new();

    public string TokenFile => Path.Combine(_home, ".instagit", "token.json");

    /// <summary>What the file holds; <see langword="null"/> when it is not there.</summary>
    public string? TokenFileText
    {
        get => File.Exists(TokenFile) ? File.ReadAllText(TokenFile).TrimEnd() : null;
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(TokenFile)!);
            File.WriteAllText(TokenFile, value);
        }
    }

    public static async Task<InstagitRig> StartAsync()
    {
        // A key of whoever runs the tests would go before every token.
        Environment.SetEnvironmentVariable("INSTAGIT_API_KEY", null);
        return new InstagitRig(await InstagitServer.StartAsync());
    }

    /// <summary>Puts a token into the file that the service takes.</summary>
    public void LogIn(string token)
    {
        Server.Accept(token);
        TokenFileText = $$"""{"token":"{{token}}"}""";
    }

    /// <summary>Makes a client in this process.</summary>
    public InstagitClient CreateClient() => InstagitClient.Create(Server.Address, TokenFile, Time);

    /// <summary>Runs the sample as a process.</summary>
    /// <param name="apiKey">The user's key.</param>
    /// <param name="arguments">What to do; a question when nothing is said.</param>
    public Task<SampleProcess> RunAsync(string? apiKey, params IReadOnlyCollection<string> arguments) => SampleProcess.RunAsync(
        "Instagit",
        [new("HOME", _home), new("USERPROFILE", _home), new("INSTAGIT_API_URL", Server.Address.AbsoluteUri), new("INSTAGIT_API_KEY", apiKey)],
        arguments.Count == 0 ? ["ask", "owner/name", "Does it work?"] : arguments);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }
}
