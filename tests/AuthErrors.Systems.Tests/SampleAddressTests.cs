using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Files;
using Xunit;

namespace AuthErrors.Systems.Tests;

/// <summary>What a user of any sample sees whose address is wrong: a line or the usage, and no stack trace.</summary>
public sealed class SampleAddressTests
{
    public static TheoryData<string> Samples => new("Deposium", "InstaPods", "Instagit", "PostHog");

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_server_that_is_not_there_is_an_error_of_one_line(string sample)
    {
        // Nobody listens on a port that was free a moment ago.
        var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var address = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        listener.Stop();

        var program = await RunAsync(sample, address);

        Assert.Equal((1, ""), (program.ExitCode, program.Output));
        Assert.Single(program.Errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_is_no_address_is_told_without_a_stack_trace(string sample)
    {
        foreach (var address in (string[])["nonsense", "/mcp", "ftp://localhost/"])
        {
            var program = await RunAsync(sample, address);

            Assert.InRange(program.ExitCode, 1, 2);
            Assert.Matches(sample == "Instagit" ? "^INSTAGIT_API_URL is not the address" : "^Usage: ", program.Errors);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_address_to_which_a_credential_would_go_in_the_open_is_an_error_of_one_line(string sample)
    {
        var program = await RunAsync(sample, "http://example.com/mcp");

        Assert.Equal((1, ""), (program.ExitCode, program.Output));
        Assert.Single(program.Errors.TrimEnd().Split('\n'));
    }

    private static async Task<SampleProcess> RunAsync(string sample, string address)
    {
        using var folder = new TemporaryFolder();
        KeyValuePair<string, string?>[] environment =
        [
            new("HOME", folder.Path), new("USERPROFILE", folder.Path),
            new("DEPOSIUM_URL", address), new("INSTAPODS_URL", address), new("INSTAGIT_API_URL", address),
            new("DEPOSIUM_API_KEY", null), new("INSTAGIT_API_KEY", "a-key"), new("INSTAPODS_TOKEN_FILE", null),
        ];
        return await SampleProcess.RunAsync(sample, environment, sample switch
        {
            "Deposium" => ["auth"],
            "InstaPods" => ["connect"],
            "Instagit" => ["ask", "owner/name", "Does it work?"],
            _ => (string[])["call", address, folder.File, "whoami"],
        });
    }
}
