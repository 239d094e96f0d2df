using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>A tool of a loopback MCP server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Call">Answers a call: the <c>result</c> of the JSON-RPC response.</param>
public sealed record McpTool(string Name, Func<HttpContext, JsonNode?, Task<JsonObject>> Call)
{
    /// <summary>A tool that always answers with the same text.</summary>
    public static McpTool Answering(string name, string text) => new(name, (_, _) => Task.FromResult(Text(text)));

    /// <summary>The result of a call that gives a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isError">Whether the tool says that it failed.</param>
    /// <returns>The result.</returns>
    public static JsonObject Text(string text, bool isError = false)
    {
        var result = new JsonObject { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }) };
        if (isError)
        {
            result["isError"] = true;
        }

        return result;
    }
}
