using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>A strict project for every framework that keeps what is generated among its own files.</summary>
[Collection(PackagesCollection.Name)]
public sealed class GeneratedFilesTests(PackedPackages packages)
{
    [Fact]
    public async Task What_is_generated_can_be_kept_in_the_project_and_gives_no_warning_build_after_build()
    {
        var project = packages.CreateProject("Kept");
        project.Write("Kept.csproj", ProjectFile.StrictLibraryThatKeepsWhatIsGenerated(packages.Version));
        project.Write("CON.auth-errors.json", Catalog("schema", "catalogs", "deposium.auth-errors.json"));
        project.Write("con, ключ #1 .auth-errors.json", Catalog("tests", "AuthErrors.Generators.Tests", "Snapshots", "EveryMember", "deposium.auth-errors.json"));
        project.Write(
            "nasty.auth-errors.json",
            """
            {
              "enum": "_ErrorCode",
              "namespace": "Kept.System",
              "summary": "&<>\"'--]]> */\nSecond line.\u2028Third.",
              "codes": {
                "equals": { "recovery": "refresh", "hint": "\"\\\n{0}", "docs": "https://example.com/?a=\"b\"&c=<d>" },
                "none": { "value": 2147483647 },
                "kéy": { "name": "class", "deprecated": "\"Use\" <none>." },
                "401": { "name": "partial" }
              },
              "signals": [
                { "status": [401, 502], "text": "No \"key\" \\ ключ.", "code": "401" },
                { "status": [403], "challenge": "invalid_token", "code": "equals" },
                { "status": [200], "json": { "/error/co~1de": -32001.50, "/error/0": null, "/a": true, "/b": "\n😀" }, "code": "kéy" },
                { "status": [429], "code": "none" }
              ]
            }
            """);
        project.Write("Client.cs", """
            using AuthErrors;

            namespace Kept;

            /// <summary>A client of the gateway that others may derive from.</summary>
            [AuthErrorClient("nasty", ApiKeyVariable = "GATEWAY_API_KEY")]
            public partial class Client;

            /// <summary>A client that ends as it was generated.</summary>
            [AuthErrorClient("CON", ApiKeyHeader = "X-API-Key")]
            public sealed partial class KeyClient
            {
                static partial void ConfigureRecovery(AuthRecoveryOptions options) => options.MaxRedirects = 1;
            }

            /// <summary>A client that ends in its own way.</summary>
            [AuthErrorClient("con, ключ #1 ")]
            public sealed partial class TokenClient : IDisposable
            {
                /// <inheritdoc/>
                public void Dispose()
                {
                    _authClient.Dispose();
                    AuthSession.Dispose();
                }
            }

            """);
        project.Write("Uses.cs", "namespace Kept;\n\ninternal static class Uses;\n");

        Assert.Empty((await project.BuildAsync()).MustSucceed().Messages);
        var kept = Kept(project);
        project.Write("Uses.cs", "namespace Kept;\n\ninternal static class UsesAgain;\n");
        Assert.Empty((await project.BuildAsync()).MustSucceed().Messages);

        Assert.NotEmpty(kept);
        Assert.Equal(kept, Kept(project));
        Assert.Equal(kept.Where(static path => path.StartsWith("net8.0", StringComparison.Ordinal)).Select(static path => path["net8.0".Length..]),
            kept.Where(static path => path.StartsWith("net10.0", StringComparison.Ordinal)).Select(static path => path["net10.0".Length..]));
    }

    private static string[] Kept(ConsumerProject project)
    {
        var folder = project.PathOf(ProjectFile.GeneratedFolder);
        return [.. Directory.GetFiles(folder, "*.g.cs", SearchOption.AllDirectories)
            .Where(static path => path.Contains("CatalogGenerator", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)];
    }

    private static string Catalog(params string[] path) => File.ReadAllText(Repository.PathOf(path));
}
