using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Client;
using Xunit;

namespace AuthErrors.Mcp.Tests.Credentials;

/// <summary>What the SDK sends beside the calls: it asks for a stream of events, and says goodbye.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_refusal_of_what_nobody_waits_for_disturbs_no_call_and_no_goodbye()
    {
        await using var server = await GatewayServer.StartAsync(new McpEndpoint(McpTool.Answering("hello", "Hello.")) { KnowsDiscover = false });
        server.Refusal = (context, _) =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.Headers["Mcp-Session-Id"] = "session";
                return server.AdmitAsync(context);
            }

            return GatewayServer.AnswerAsync(context, StatusCodes.Status401Unauthorized, new JsonObject { ["error_code"] = "key_invalid", ["message"] = "No." });
        };
        using var store = new InMemoryTokenStore();
        await store.CompareReplaceAsync(null, new AuthToken("anonymous-0", CredentialKind.Anonymous), default);
        await using var session = new TokenSession(store);
        var transport = McpAuthTransport.Create(
            new HttpClientTransportOptions { Endpoint = server.Endpoint }, session, new AuthRecoveryOptions { Classifier = GatewayClassifier.Instance });
        var client = await McpClient.CreateAsync(transport);

        await client.CallToolAsync("hello");
        while (!server.Requests.Any(static request => request.Method == "GET"))
        {
            await Task.Delay(10);
        }

        await client.CallToolAsync("hello");
        await client.DisposeAsync();
        await transport.DisposeAsync();

        Assert.Contains(server.Requests, static request => request.Method == "DELETE");
    }
}
