using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Channels;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using Xunit;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>With the older transport, messages go to an address that the server names, and answers come over a stream.</summary>
public sealed class OlderTransportTests : IAsyncLifetime
{
    private readonly McpEndpoint _endpoint = new(McpTool.Answering("hello", "Hello.")) { KnowsDiscover = false };
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly InMemoryTokenStore _store = new();
    private LoopbackServer _server = null!;
    private McpOAuthSession _session = null!;
    private string _messages = "/messages";
    private string? _refused;
    private int _refreshes;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(Map);
        _session = new McpOAuthSession(_store);
        var grant = new OAuthGrant { GrantedAt = DateTimeOffset.UtcNow, TokenEndpoint = new Uri(_server.Address, "/token"), ClientId = "client", TokenType = "Bearer" };
        await _store.CompareReplaceAsync(null, new AuthToken("access-1", CredentialKind.OAuth, "refresh-1") { Grant = grant }, default);
    }

    public async Task DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _session.DisposeAsync();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_token_that_is_rejected_with_a_message_is_renewed_without_a_login()
    {
        await using var transport = CreateTransport();
        await using var client = await McpClient.CreateAsync(transport);
        _refused = "access-1";

        await client.CallToolAsync("hello");

        Assert.Equal(1, _refreshes);
        Assert.Equal("Bearer access-2", _server.Requests.Last(static request => request.Path == "/messages" && request.Authorization is not null).Authorization);
    }

    [Fact]
    public async Task A_server_that_sends_messages_elsewhere_does_not_get_the_token_there()
    {
        await using var elsewhere = await LoopbackServer.StartAsync(static application => application.Map("/messages", static () => Results.StatusCode(500)));
        _messages = new Uri(elsewhere.Address, "/messages").ToString();
        await using var transport = CreateTransport();

        await Assert.ThrowsAsync<HttpRequestException>(() => McpClient.CreateAsync(transport));

        Assert.NotEmpty(elsewhere.Requests);
        Assert.All(elsewhere.Requests, static request => Assert.Null(request.Authorization));
    }

    private HttpClientTransport CreateTransport()
    {
        var oauth = new ClientOAuthOptions
        {
            RedirectUri = new Uri("http://localhost:1/callback"),
            AuthorizationCallbackHandler = static (_, _) => throw new InvalidOperationException("The user was asked."),
        };
        return McpAuthTransport.Create(
            new HttpClientTransportOptions { Endpoint = new Uri(_server.Address, "/sse"), TransportMode = HttpTransportMode.Sse, OAuth = oauth }, _session);
    }

    private void Map(WebApplication application)
    {
        application.MapGet("/sse", StreamAsync);
        application.MapPost("/messages", TakeAsync);
        application.MapPost("/token", () => Results.Json(new { access_token = $"access-{++_refreshes + 1}", token_type = "Bearer", refresh_token = $"refresh-{_refreshes + 1}" }));
    }

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync($"event: endpoint\ndata: {_messages}\n\n");
        await context.Response.Body.FlushAsync();
        await foreach (var message in _events.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync($"event: message\ndata: {message}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is "" or "Bearer " || context.Request.Headers.Authorization == "Bearer " + _refused)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        using var answer = new MemoryStream();
        var inner = new DefaultHttpContext { Request = { Method = "POST", Body = context.Request.Body }, Response = { Body = answer } };
        await _endpoint.AnswerAsync(inner);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (answer.Length > 0)
        {
            await _events.Writer.WriteAsync(Encoding.UTF8.GetString(answer.ToArray()));
        }
    }
}
