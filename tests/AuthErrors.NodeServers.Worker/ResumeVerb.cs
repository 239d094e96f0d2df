using System;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuthErrors.NodeServers.Worker;

/// <summary><c>resume &lt;server&gt; &lt;redirect address&gt; &lt;store…&gt;</c>: calls with the login that is stored, and says the answer. Nobody is there who could log in.</summary>
internal static class ResumeVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var store = WorkerStore.Open(args[3..]);
        await using var session = new McpOAuthSession(store.Store);
        var oauth = new ClientOAuthOptions
        {
            RedirectUri = new Uri(args[2]),
            AuthorizationCallbackHandler = static (_, _) => throw new InvalidOperationException("A login was asked for."),
        };
        await using var transport = McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = new Uri(new Uri(args[1]), "/mcp"), OAuth = oauth }, session);
        await using var client = await McpClient.CreateAsync(transport);

        var answer = await client.CallToolAsync("hello");
        Console.WriteLine(answer.Content.OfType<TextContentBlock>().Single().Text);
        return 0;
    }
}
