using System;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuthErrors.NodeServers.Worker;

/// <summary>
/// <c>resume &lt;server&gt; &lt;store…&gt;</c>: calls with the login that is stored, and says the answer. Where another login is needed, it first says the address that a user has
/// to open.
/// </summary>
internal static class ResumeVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var store = WorkerStore.Open(args[2..]);
        await using var session = new McpOAuthSession(store.Store);
        using var login = new BrowserLogin(new BrowserLoginOptions
        {
            OpenBrowser = static (address, _) =>
            {
                Console.WriteLine(address.AbsoluteUri);
                return new(true);
            },
        });
        var oauth = new ClientOAuthOptions
        {
            RedirectUri = login.RedirectUri,
            AuthorizationCallbackHandler = login.AuthorizeAsync,
            AdditionalAuthorizationParameters = { ["prompt"] = "consent" },
        };
        await using var transport = McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = new Uri(new Uri(args[1]), "/mcp"), OAuth = oauth }, session);
        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions().WithAuthRecovery(session));

        var answer = await client.CallToolAsync("hello");
        Console.WriteLine(answer.Content.OfType<TextContentBlock>().Single().Text);
        return 0;
    }
}
