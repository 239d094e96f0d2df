using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>What is generated works where unused code is taken away and nothing is compiled at run time.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PublishTests(PackedPackages packages)
{
    [Fact]
    public Task A_trimmed_program_works_and_gives_no_warning() => PublishAndRunAsync("Trimmed", "net10.0", "PublishTrimmed");

    [SkippableFact]
    public Task A_native_program_works_and_gives_no_warning()
    {
        Requirements.RequireLinuxWith("gcc");
        Requirements.Require(File.Exists("/usr/include/zlib.h"), "Needs the headers of zlib.");
        return PublishAndRunAsync("Native", "net8.0", "PublishAot");
    }

    private async Task PublishAndRunAsync(string name, string framework, string publish)
    {
        var project = packages.CreateProject(name);
        project.Write(name + ".csproj", ProjectFile.PublishedProgram(packages.Version, framework, publish, ProjectFile.Bridge(packages.Version)));
        project.Write("gateway.auth-errors.json", """
            {
              "namespace": "Gateway",
              "codes": { "key_invalid": { "recovery": "reauthenticate" }, "key_missing": {}, "token_expired": { "recovery": "refresh" } },
              "signals": [{ "status": [403], "json": { "/code": "authentication_failed" }, "code": "token_expired" }]
            }
            """);
        project.Write("Program.cs", """
            using System;
            using System.IO;
            using System.Net;
            using System.Net.Http;
            using System.Text.Json;
            using System.Threading;
            using System.Threading.Tasks;
            using AuthErrors;
            using Gateway;
            using ModelContextProtocol.Authentication;
            using ModelContextProtocol.Client;

            Console.WriteLine(MCPAuthErrorCodes.TryParse("key_invalid", out var code) ? $"{code} {(int)code} {code.ToWireCode()} {code.GetRecovery()}" : "not known");
            Console.WriteLine(code.Match(unknown: () => "unknown", keyInvalid: () => "invalid", keyMissing: () => "missing", tokenExpired: () => "expired"));
            Console.WriteLine(string.Join(' ', MCPAuthErrorCodes.All.ToArray()));

            using var store = new InMemoryTokenStore(new AuthToken("old", CredentialKind.OAuth, "refresh"));
            await using var client = new Client(new Server(), new Uri("https://gateway.example/"), store, new Issuer());
            using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            try
            {
                using var response = new HttpResponseMessage(HttpStatusCode.Unauthorized)
                {
                    Content = new StringContent("{ \"error_code\": \"key_invalid\", \"message\": \"No.\", \"hint\": \"Log in.\" }"),
                };
                await MCPAuthException.ThrowIfAuthErrorAsync(response);
            }
            catch (MCPAuthException exception)
            {
                Console.WriteLine($"{exception.ErrorCode} {exception.Recovery} {exception.Hint}");
                using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
                exception.Error.WriteTo(writer);
            }

            Console.WriteLine();
            var folder = Directory.CreateTempSubdirectory("autherrors-");
            var login = new AuthToken("access", CredentialKind.OAuth) { Grant = new OAuthGrant { GrantedAt = DateTimeOffset.UnixEpoch, ClientId = "client" } };
            await using var session = new McpOAuthSession(new FileTokenStore(Path.Combine(folder.FullName, "login.json")));
            await session.Tokens.LogInAsync(login);
            Console.WriteLine((await new FileTokenStore(Path.Combine(folder.FullName, "login.json")).ReadAsync(default))!.Grant);
            folder.Delete(recursive: true);
            using var browser = new BrowserLogin();
            var oauth = new ClientOAuthOptions { RedirectUri = browser.RedirectUri, AuthorizationCallbackHandler = browser.AuthorizeAsync };
            await using var transport = McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = new Uri("https://mcp.example/"), OAuth = oauth }, session);
            Console.WriteLine(transport.Name);

            [AuthErrorClient]
            internal sealed partial class Client;

            internal sealed class Issuer : ITokenIssuer
            {
                public ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
                    => new(new IssueResult.Issued(new AuthToken("new", CredentialKind.OAuth, "refresh-2")));
            }

            internal sealed class Server : HttpMessageHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                    => Task.FromResult(request.Headers.Authorization?.Parameter == "new"
                        ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("Hello.") }
                        : new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("{ \"code\": \"authentication_failed\" }") });
            }
            """);

        var published = (await packages.Dotnet.RunAsync(project.Folder, "publish", "--output", "published")).MustSucceed();

        Assert.Empty(published.Messages);

        // The native compiler writes "Trim analysis warning IL2057", which MSBuild does not count.
        Assert.DoesNotMatch(@"\bIL[23]\d{3}\b", published.Output);
        Assert.Equal(
            """
            KeyInvalid 1 key_invalid Reauthenticate
            invalid
            Unknown KeyInvalid KeyMissing TokenExpired
            Hello.
            KeyInvalid Reauthenticate Log in.
            {"error_code":"key_invalid","message":"No.","hint":"Log in."}
            Grant of an unnamed authorization server to client
            https://mcp.example/

            """.ReplaceLineEndings("\n"),
            await RunAsync(project.PathOf("published", name)));
    }

    private static async Task<string> RunAsync(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.ReplaceLineEndings("\n");
    }
}
