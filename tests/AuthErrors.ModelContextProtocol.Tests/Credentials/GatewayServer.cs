using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Mcp.Tests.Credentials;

/// <summary>An MCP server behind a gateway. Whatever does not carry the good credential is answered as a test says.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly McpEndpoint _endpoint;
    private LoopbackServer? _server;
    private int _registrations;

    private GatewayServer(McpEndpoint endpoint) => _endpoint = endpoint;

    public Uri Endpoint => new(_server!.Address, "/mcp");

    public Uri Registration => new(_server!.Address, "/register");

    public IReadOnlyList<RecordedRequest> Requests => _server!.Requests;

    public int Registrations => _registrations;

    /// <summary>Completes before a registration is answered.</summary>
    public Func<Task> BeforeRegistration { get; set; } = static () => Task.CompletedTask;

    /// <summary>Answers what is refused; <see langword="null"/> lets everything in.</summary>
    public Func<HttpContext, string, Task>? Refusal { get; set; }

    /// <summary>Whether a request with this body is refused.</summary>
    public Func<string, bool> IsRefused { get; set; } = static _ => true;

    public static async Task<GatewayServer> StartAsync(params McpTool[] tools)
        => await StartAsync(new McpEndpoint([McpTool.Answering("hello", "Hello."), .. tools]));

    public static async Task<GatewayServer> StartAsync(McpEndpoint endpoint)
    {
        var server = new GatewayServer(endpoint);
        server._server = await LoopbackServer.StartAsync(server.Map);
        return server;
    }

    /// <summary>Answers with JSON of a known length.</summary>
    public static async Task AnswerAsync(HttpContext context, int statusCode, JsonNode body)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    /// <summary>Lets a request in.</summary>
    public Task AdmitAsync(HttpContext context) => _endpoint.AnswerAsync(context);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private void Map(WebApplication application)
    {
        application.MapPost("/register", async () =>
        {
            await BeforeRegistration();
            _registrations++;
            return Results.Json(new { token = $"anonymous-{_registrations}" });
        });
        application.Map("/mcp", async context =>
        {
            using var reader = new System.IO.StreamReader(context.Request.Body, leaveOpen: true);
            var body = await reader.ReadToEndAsync();
            context.Request.Body.Position = 0;
            if (Refusal is { } refuse && IsRefused(body))
            {
                await refuse(context, body);
            }
            else
            {
                await _endpoint.AnswerAsync(context);
            }
        });
    }
}
