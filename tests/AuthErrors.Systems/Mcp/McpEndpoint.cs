using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>
/// The least of a Streamable HTTP server of MCP: without sessions, for the revisions with and without the initialize handshake. Whoever uses it decides
/// before it who may come in.
/// </summary>
public sealed class McpEndpoint(params IReadOnlyList<McpTool> tools)
{
    private static readonly string[] Versions = ["2025-06-18", "2025-11-25", "2026-07-28"];

    /// <summary>Whether answers are event streams and not plain JSON.</summary>
    public bool AnswersWithEvents { get; set; }

    /// <summary>Whether the revision without a handshake is known; without it, the client falls back to <c>initialize</c>.</summary>
    public bool KnowsDiscover { get; set; } = true;

    /// <summary>Answers a request that was let in.</summary>
    /// <param name="context">The request.</param>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var message = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (message?["id"] is not { } id)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        await WriteAsync(context, await AnswerAsync(context, message, id.DeepClone()));
    }

    private async Task<JsonObject> AnswerAsync(HttpContext context, JsonNode message, JsonNode id)
    {
        var parameters = message["params"];
        switch ((string?)message["method"])
        {
            case "server/discover" when KnowsDiscover:
                return Result(id, new JsonObject { ["supportedVersions"] = VersionList(), ["capabilities"] = Capabilities() });
            case "initialize":
                return Result(id, new JsonObject
                {
                    ["protocolVersion"] = parameters?["protocolVersion"]?.DeepClone(),
                    ["capabilities"] = Capabilities(),
                    ["serverInfo"] = new JsonObject { ["name"] = "loopback", ["version"] = "1.0.0" },
                });
            case "ping":
                return Result(id, []);
            case "tools/list":
                return Result(id, new JsonObject { ["tools"] = new JsonArray([.. tools.Select(Describe)]) });
            case "tools/call" when tools.FirstOrDefault(tool => tool.Name == (string?)parameters?["name"]) is { } tool:
                return Result(id, await tool.Call(context, parameters?["arguments"]));
            default:
                return Error(id, -32601, "Method not found");
        }
    }

    /// <summary>A JSON-RPC error.</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="code">The code.</param>
    /// <param name="message">The text.</param>
    /// <param name="data">What else there is to say.</param>
    /// <returns>The message.</returns>
    public static JsonObject Error(JsonNode? id, int code, string message, JsonNode? data = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (data is not null)
        {
            error["data"] = data;
        }

        return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = error };
    }

    private static JsonObject Result(JsonNode id, JsonObject result) => new() { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = result };

    private static JsonObject Capabilities() => new() { ["tools"] = new JsonObject() };

    private static JsonArray VersionList() => new([.. Versions.Select(static version => (JsonNode)version)]);

    private static JsonObject Describe(McpTool tool) => new()
    {
        ["name"] = tool.Name,
        ["description"] = tool.Name,
        ["inputSchema"] = new JsonObject { ["type"] = "object" },
    };

    private async Task WriteAsync(HttpContext context, JsonObject message)
    {
        var json = message.ToJsonString(JsonSerializerOptions.Default);
        context.Response.ContentType = AnswersWithEvents ? "text/event-stream" : "application/json";
        var body = System.Text.Encoding.UTF8.GetBytes(AnswersWithEvents ? $"event: message\ndata: {json}\n\n" : json);
        if (!AnswersWithEvents)
        {
            context.Response.ContentLength = body.Length;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
