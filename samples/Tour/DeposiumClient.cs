using System;
using System.IO;

namespace Tour;

/// <summary>The consumer of the tour: one package reference, one catalog, one program.</summary>
internal static class DeposiumClient
{
    public const string Name = "DeposiumClient";
    public const string Program = "Program.cs";
    public const string Project = $"{Name}.csproj";
    public const string Catalog = "deposium.auth-errors.json";

    public static ConsumerProject Create(Workspace workspace, DotnetCli dotnet)
    {
        var client = new ConsumerProject(workspace, dotnet, Name);
        client.Write(Project, Template.Read(Project, ("version", PackageFeed.FindVersion(workspace))));
        client.Write(Program, Template.Read(Program));
        client.Write(Catalog, File.ReadAllText(Repository.PathOf("schema", "catalogs", Catalog)));
        return client;
    }

    /// <summary>Gives the arms that <c>dotnet format</c> adds the answer that a person would.</summary>
    public static void Decide(ConsumerProject client, string wireCode, int exitStatus)
        => client.Replace(Program, $"""throw new NotImplementedException("Not handled yet: {wireCode}")""", FormattableString.Invariant($"{exitStatus}"));

    /// <summary>Adds a code to the catalog, before the last.</summary>
    public static void AddCode(ConsumerProject client, string wireCode, string summary, string hint)
    {
        const string Last = """    "unknown": {""";
        client.Replace(
            Catalog,
            Last,
            $$"""
                "{{wireCode}}": {
                  "summary": "{{summary}}",
                  "recovery": "reauthenticate",
                  "hint": "{{hint}}"
                },
            {{Last}}
            """);
    }
}
