using System;
using System.Text.Json.Nodes;
using AuthErrors.Conformance;

// The suite starts this once for each scenario: it adds the server's address to the arguments, and says the rest in the environment.
var server = new Uri(args[^1]);
var scenario = Environment.GetEnvironmentVariable("MCP_CONFORMANCE_SCENARIO");
var context = JsonNode.Parse(Environment.GetEnvironmentVariable("MCP_CONFORMANCE_CONTEXT") ?? "{}")!.AsObject();
var requests = Environment.GetEnvironmentVariable("CONFORMANCE_REQUESTS")!;
await using var connections = new Connections(server, context, () => new RequestRecorder(requests));
try
{
    var client = args[0] == "bridge" ? await connections.ConnectWithBridgeAsync() : await connections.ConnectPlainAsync();
    switch (scenario)
    {
        case "auth/scope-step-up":
            await client.ListToolsAsync();
            await client.CallToolAsync("test-tool");
            break;
        case "auth/authorization-server-migration":
            await client.ListToolsAsync();
            await client.ListToolsAsync();
            break;
        case "auth/scope-retry-limit" or "auth/client-credentials-basic" or "auth/client-credentials-jwt" or "auth/enterprise-managed-authorization":
            await client.ListToolsAsync();
            break;
    }

    return 0;
}
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}
