using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuthErrors.NodeServers.Worker;

/// <summary>
/// <c>calls &lt;server&gt; &lt;name&gt; &lt;callers&gt; &lt;calls each&gt; &lt;store…&gt;</c>: connects to the revoking server, says <c>ready</c>, and after one line of
/// input lets its callers call. It says how many calls were answered; the first that is not ends it.
/// </summary>
internal static class CallsVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var server = new Uri(args[1]);
        var (name, callers, callsEach) = (args[2], int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));
        await using var store = WorkerStore.Open(args[5..]);
        using var tokenClient = new HttpClient();
        await using var session = new TokenSession(
            store.Store, new RefreshTokenIssuer(tokenClient, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(server, "/token") }));
        await using var transport = McpAuthTransport.Create(
            new HttpClientTransportOptions { Endpoint = new Uri(server, "/mcp") }, session, new AuthRecoveryOptions { Classifier = RevokingServerClassifier.Instance });
        await using var client = await McpClient.CreateAsync(transport);

        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        var answered = await Task.WhenAll(Enumerable.Range(1, callers).Select(number => CallAsync(client, $"{name}/{number}", callsEach)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered.Sum()} calls"));
        return 0;
    }

    private static async Task<int> CallAsync(McpClient client, string caller, int calls)
    {
        for (var number = 1; number <= calls; number++)
        {
            var result = await client.CallToolAsync("echo", new Dictionary<string, object?>(StringComparer.Ordinal) { ["caller"] = caller, ["number"] = number });
            var answer = result.Content.OfType<TextContentBlock>().Single().Text;
            if (answer != string.Create(CultureInfo.InvariantCulture, $"{caller} {number}"))
            {
                throw new InvalidOperationException($"Call {number} of {caller} was answered with '{answer}'.");
            }
        }

        return calls;
    }
}
