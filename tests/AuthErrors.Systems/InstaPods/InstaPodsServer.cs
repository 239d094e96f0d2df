using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>
/// InstaPods: an MCP server behind OAuth 2.0 with PKCE, with its authorization server. It has one user with two teams. Access is scoped to a team, lasts 30
/// days, and is never refreshed.
/// </summary>
public sealed class InstaPodsServer : IAsyncDisposable
{
    /// <summary>Who can log in.</summary>
    public const string Email = "user@example.com";

    /// <summary>With what.</summary>
    public const string Password = "only on this machine";

    private const string McpPath = "/api/mcp";
    private const string ResourceMetadataPath = "/.well-known/oauth-protected-resource";

    private readonly InstaPodsAuthority _authority;
    private LoopbackServer _server = null!;

    private InstaPodsServer(TimeProvider time) => _authority = new InstaPodsAuthority(time);

    /// <summary>The user's teams.</summary>
    public static IReadOnlyList<string> Teams { get; } = ["Harbour", "Meadow"];

    /// <summary>The pods of all teams.</summary>
    public static IReadOnlyList<InstaPod> Pods { get; } =
    [
        new("harbour-web", "Harbour", IsRunning: true),
        new("harbour-old", "Harbour", IsRunning: false),
        new("meadow-web", "Meadow", IsRunning: true),
    ];

    /// <summary>
    /// Whether a token that has expired or was revoked still reaches the tools, which then answer <c>unauthorized</c>. Otherwise the endpoint answers 401.
    /// </summary>
    public bool TellsExpiryInTools { get; set; }

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>Where it speaks MCP.</summary>
    public Uri Endpoint => new(Address, McpPath);

    /// <summary>What it received so far.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests;

    /// <summary>How many clients have registered.</summary>
    public int Registrations => _authority.Registrations;

    /// <summary>How many tokens it has issued.</summary>
    public int Tokens => _authority.Tokens;

    /// <summary>Starts it.</summary>
    /// <param name="time">Its clock.</param>
    /// <returns>The server, which listens.</returns>
    public static async Task<InstaPodsServer> StartAsync(TimeProvider? time = null)
    {
        var instaPods = new InstaPodsServer(time ?? TimeProvider.System);
        instaPods._server = await LoopbackServer.StartAsync(instaPods.Map);
        return instaPods;
    }

    /// <summary>What the user can do on the account's page.</summary>
    public void LogOutEverywhere() => _authority.LogOutEverywhere();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Map(WebApplication application)
    {
        var endpoint = new McpEndpoint(new McpTool("list_pods", ListAsync), new McpTool("read_log", ReadLogAsync));
        application.MapGet(ResourceMetadataPath, DescribeAsync);
        application.MapGet(ResourceMetadataPath + McpPath, DescribeAsync);
        application.Map(McpPath, context => AnswerAsync(context, endpoint));
        new InstaPodsOAuth(_authority, () => Address).Map(application);
    }

    private Task DescribeAsync(HttpContext context) => InstaPodsOAuth.WriteJsonAsync(context, 200, new JsonObject
    {
        ["resource"] = Endpoint.AbsoluteUri,
        ["authorization_servers"] = new JsonArray(Address.GetLeftPart(UriPartial.Authority)),
        ["bearer_methods_supported"] = new JsonArray("header"),
    });

    private Task AnswerAsync(HttpContext context, McpEndpoint endpoint)
    {
        var token = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var credential) && credential is { Scheme: "Bearer", Parameter: { } sent } ? sent : null;
        var grant = token is null ? null : _authority.FindGrant(token);
        if (grant is not null && (TellsExpiryInTools || _authority.IsGood(grant)))
        {
            context.Items[typeof(InstaPodsGrant)] = grant;
            return endpoint.AnswerAsync(context);
        }

        var metadata = new Uri(Address, ResourceMetadataPath).AbsoluteUri;
        context.Response.Headers.WWWAuthenticate = token is null ? $"Bearer resource_metadata=\"{metadata}\"" : $"Bearer error=\"invalid_token\", resource_metadata=\"{metadata}\"";
        return InstaPodsOAuth.WriteJsonAsync(context, 401, new JsonObject { ["error"] = "unauthorized" });
    }

    private Task<JsonObject> ListAsync(HttpContext context, JsonNode? arguments)
        => AnswerAsync(context, grant => McpTool.Text(string.Join(", ", Pods.Where(pod => pod.Team == grant.Team).Select(static pod => pod.Name))));

    private Task<JsonObject> ReadLogAsync(HttpContext context, JsonNode? arguments) => AnswerAsync(context, grant =>
        Pods.FirstOrDefault(pod => pod.Name == (string?)arguments?["pod"]) switch
        {
            null => McpTool.Text("there is no such pod", isError: true),
            var pod when pod.Team != grant.Team => McpTool.Text("not a member of this team", isError: true),
            { IsRunning: false } => McpTool.Text("pod is not running", isError: true),
            { Name: var name } => McpTool.Text($"{name} is well."),
        });

    private Task<JsonObject> AnswerAsync(HttpContext context, Func<InstaPodsGrant, JsonObject> answer)
    {
        var grant = (InstaPodsGrant)context.Items[typeof(InstaPodsGrant)]!;
        return Task.FromResult(_authority.IsGood(grant) ? answer(grant) : McpTool.Text("unauthorized", isError: true));
    }
}
