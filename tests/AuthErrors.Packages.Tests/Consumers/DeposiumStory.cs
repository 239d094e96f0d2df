using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tour;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>What happens to the tour's client of Deposium from its first build on, step by step.</summary>
internal sealed record DeposiumStory(
    ConsumerProject Client,
    IReadOnlyList<string> Files,
    string Written,
    CommandResult FirstBuild,
    CommandResult FirstFormat,
    string Formatted,
    CommandResult BuildOfFormatted,
    CommandResult RunOfFormatted,
    CommandResult BuildOfDecided,
    CommandResult RunOfDecided,
    CommandResult BuildWithNewCode,
    string FormattedAgain,
    CommandResult LastBuild,
    CommandResult LastRun)
{
    public const string Rule = "AUTH2001";

    /// <summary>Lives through it. That each step comes out right is for the tests to say.</summary>
    public static async Task<DeposiumStory> LiveAsync(Workspace workspace, DotnetCli dotnet)
    {
        var client = DeposiumClient.Create(workspace, dotnet);
        var files = Directory.GetFileSystemEntries(client.Folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        var written = client.Read(DeposiumClient.Program);
        var firstBuild = await client.BuildAsync();
        var firstFormat = await client.FormatAsync(Rule);
        var formatted = client.Read(DeposiumClient.Program);
        var buildOfFormatted = await client.BuildAsync();
        var runOfFormatted = await client.RunAsync();

        DeposiumClient.Decide(client, "auth_unavailable", 1);
        DeposiumClient.Decide(client, "auth_timeout", 1);
        var buildOfDecided = await client.BuildAsync();
        var runOfDecided = await client.RunAsync();

        DeposiumClient.AddCode(client, "session_revoked", "The session was ended.", "Ask your administrator.");
        var buildWithNewCode = await client.BuildAsync();
        await client.FormatAsync(Rule);
        var formattedAgain = client.Read(DeposiumClient.Program);
        DeposiumClient.Decide(client, "session_revoked", 2);
        return new DeposiumStory(
            client,
            files,
            written,
            firstBuild,
            firstFormat,
            formatted,
            buildOfFormatted,
            runOfFormatted,
            buildOfDecided,
            runOfDecided,
            buildWithNewCode,
            formattedAgain,
            LastBuild: await client.BuildAsync(),
            LastRun: await client.RunAsync());
    }
}
