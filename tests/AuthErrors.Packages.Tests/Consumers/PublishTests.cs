using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using AuthErrors.Runtime.Processes.Tests;
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
        project.Write(name + ".csproj", ProjectFile.PublishedProgram(packages.Version, framework, publish));
        project.Write("gateway.auth-errors.json", """{ "namespace": "Gateway", "codes": { "key_invalid": { "recovery": "reauthenticate" }, "key_missing": {} }, "signals": [{ "status": [403], "json": { "/type": "denied" }, "code": "key_missing" }] }""");
        project.Write("Program.cs", """
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Text.Json;
            using System.Threading;
            using System.Threading.Tasks;
            using AuthErrors;
            using Gateway;

            Console.WriteLine(MCPAuthErrorCodes.TryParse("key_invalid", out var code) ? $"{code} {(int)code} {code.ToWireCode()} {code.GetRecovery()}" : "not known");
            Console.WriteLine(code.Match(unknown: () => "unknown", keyInvalid: () => "invalid", keyMissing: () => "missing"));
            Console.WriteLine(string.Join(' ', MCPAuthErrorCodes.All.ToArray()));
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
            await using var client = new GatewayClient(new Denial(), new Uri("https://gateway.example/"), new InMemoryTokenStore(new AuthToken("token", CredentialKind.OAuth)));
            try
            {
                await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "me"));
            }
            catch (MCPAuthException exception)
            {
                Console.WriteLine($"{exception.ErrorCode} {exception.StatusCode}");
            }

            [AuthErrorClient]
            internal sealed partial class GatewayClient;

            internal sealed class Denial : HttpMessageHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                    => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("{ \"type\": \"denied\" }") });
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
            Unknown KeyInvalid KeyMissing
            KeyInvalid Reauthenticate Log in.
            {"error_code":"key_invalid","message":"No.","hint":"Log in."}
            KeyMissing 403

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
