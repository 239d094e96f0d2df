using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Mcp.Tests.Servers;

/// <summary>
/// An MCP server with its authorization server: discovery, registration, codes, rotating refresh tokens. The user is always willing. Tests say what it refuses.
/// </summary>
internal sealed class OAuthServer : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly McpEndpoint _endpoint = new(McpTool.Answering("hello", "Hello."));
    private readonly HashSet<string> _accessTokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refreshTokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spent = new(StringComparer.Ordinal);
    private LoopbackServer? _server;

    public Uri Endpoint => new(_server!.Address, "/mcp");

    public IReadOnlyList<RecordedRequest> Requests => _server!.Requests;

    public int Logins { get; private set; }

    public int Registrations { get; private set; }

    public int Refreshes { get; private set; }

    /// <summary>How often a refresh token was shown that had been exchanged before.</summary>
    public int ReusedRefreshTokens { get; private set; }

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    public bool GivesRefreshTokens { get; set; } = true;

    /// <summary>The only way in which clients may show who they are.</summary>
    public string ClientAuthentication { get; set; } = "none";

    /// <summary>What the token endpoint answers to a refresh; <see langword="null"/> for a new token.</summary>
    public int? RefreshStatus { get; set; }

    /// <summary>Completes before a refresh is answered.</summary>
    public Task BeforeRefresh { get; set; } = Task.CompletedTask;

    /// <summary>Whether even new tokens from a refresh are refused, as when another authorization server has taken over.</summary>
    public bool RefusesRenewed { get; set; }

    /// <summary>Whether every token is refused.</summary>
    public bool RefusesAll { get; set; }

    /// <summary>The scope that a tool call needs, and a login without it does not have.</summary>
    public string? NeededScope { get; set; }

    /// <summary>Whether a 401 carries a challenge.</summary>
    public bool Challenges { get; set; } = true;

    /// <summary>The way to authenticate that a challenge names.</summary>
    public string ChallengeScheme { get; set; } = "Bearer";

    /// <summary>Whether the endpoint has moved, and sends every request on to where it is now (307).</summary>
    public bool HasMoved { get; set; }

    /// <summary>Completes after a code was exchanged, and before the answer.</summary>
    public Func<Task> BeforeCodeAnswer { get; set; } = static () => Task.CompletedTask;

    /// <summary>What a 401 carries as its body.</summary>
    public JsonObject? Envelope { get; set; }

    /// <summary>Where requests with a good token are sent on to, to be asked for anew (303).</summary>
    public Uri? RedirectsTo { get; set; }

    /// <summary>Whether a login gives the scope that it asks for.</summary>
    public bool GrantsScope { get; set; } = true;

    /// <summary>What the token endpoint answers to a code; <see langword="null"/> for a token.</summary>
    public int? CodeStatus { get; set; }

    /// <summary>Why a code is refused, in the server's words.</summary>
    public Func<string, string> CodeReason { get; set; } = static _ => "code_challenge_method must be S256";

    /// <summary>What registration demands, when it demands something.</summary>
    public string? InitialAccessToken { get; set; }

    public static async Task<OAuthServer> StartAsync()
    {
        var server = new OAuthServer();
        server._server = await LoopbackServer.StartAsync(server.Map);
        return server;
    }

    /// <summary>From now on, the access tokens that were given are refused.</summary>
    public void ExpireTokens()
    {
        lock (_gate)
        {
            _accessTokens.Clear();
        }
    }

    /// <summary>The options of the SDK for this server, and a browser whose user is always willing.</summary>
    public ClientOAuthOptions CreateOAuth() => new()
    {
        RedirectUri = new Uri("http://localhost:1/callback"),
        DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "tests", InitialAccessToken = InitialAccessToken },
        AuthorizationCallbackHandler = AuthorizeAsync,
    };

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private static async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext context, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await browser.GetAsync(context.AuthorizationUri, cancellationToken);
        var answer = QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        return new AuthorizationResult { Code = answer["code"], State = answer["state"] };
    }

    private void Map(WebApplication application)
    {
        application.Map("/mcp", context => HasMoved ? MoveAsync(context) : McpAsync(context));
        application.Map("/moved", McpAsync);
        application.MapGet("/.well-known/oauth-protected-resource/mcp", () => Results.Json(new { resource = Endpoint, authorization_servers = new[] { Issuer } }));
        application.MapGet("/.well-known/oauth-authorization-server", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = Issuer + "/authorize",
            token_endpoint = Issuer + "/token",
            registration_endpoint = Issuer + "/register",
            code_challenge_methods_supported = new[] { "S256" },
            token_endpoint_auth_methods_supported = new[] { ClientAuthentication },
        }));
        application.MapPost("/register", Register);
        application.MapGet("/authorize", Authorize);
        application.MapPost("/token", TokenAsync);
    }

    private string Issuer => _server!.Address.GetLeftPart(UriPartial.Authority);

    private static Task MoveAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = "/moved";
        return Task.CompletedTask;
    }

    private async Task McpAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString().Split(' ').Last();
        bool isGood, mayCall;
        lock (_gate)
        {
            isGood = _accessTokens.Contains(token) && !RefusesAll;
            mayCall = NeededScope is null || token.StartsWith(NeededScope, StringComparison.Ordinal) || context.Request.Headers["Mcp-Method"] != "tools/call";
        }

        if (isGood && RedirectsTo is not null)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = RedirectsTo.ToString();
            return;
        }

        if (isGood && mayCall)
        {
            await _endpoint.AnswerAsync(context);
            return;
        }

        context.Response.StatusCode = isGood ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        if (Challenges)
        {
            var error = isGood ? $"error=\"insufficient_scope\", scope=\"{NeededScope}\", " : "";
            context.Response.Headers.WWWAuthenticate = $"{ChallengeScheme} {error}resource_metadata=\"{Issuer}/.well-known/oauth-protected-resource/mcp\"";
        }

        if (Envelope is not null)
        {
            await context.Response.WriteAsJsonAsync(Envelope);
        }
    }

    private IResult Register(HttpRequest request)
    {
        Registrations++;
        return InitialAccessToken is not null && request.Headers.Authorization != "Bearer " + InitialAccessToken
            ? Results.Unauthorized()
            : Results.Json(new { client_id = $"client-{Registrations}", client_secret = "client-secret", token_endpoint_auth_method = ClientAuthentication }, statusCode: 201);
    }

    private IResult Authorize(HttpRequest request)
    {
        Logins++;
        return Results.Redirect($"{request.Query["redirect_uri"]}?code=code-{request.Query["scope"]}-{Logins}&state={request.Query["state"]}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var hasClient = ClientAuthentication switch
        {
            "client_secret_basic" => request.Headers.Authorization.ToString().StartsWith("Basic ", StringComparison.Ordinal) && !form.ContainsKey("client_secret"),
            "client_secret_post" => form["client_secret"] == "client-secret",
            _ => form["client_id"].ToString().StartsWith("client-", StringComparison.Ordinal) && !form.ContainsKey("client_secret"),
        };
        if (!hasClient)
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        if (form["grant_type"] == "refresh_token")
        {
            return await RefreshAsync(form["refresh_token"].ToString(), form["resource"].ToString());
        }

        await BeforeCodeAnswer();
        var code = form["code"].ToString();
        return CodeStatus is { } status
            ? Results.Json(new { error = "invalid_request", error_description = CodeReason(code) }, statusCode: status)
            : Give(GrantsScope ? code.Split('-')[1] : "", isLogin: true);
    }

    private async Task<IResult> RefreshAsync(string refreshToken, string resource)
    {
        await BeforeRefresh;
        lock (_gate)
        {
            Refreshes++;
            if (RefreshStatus is { } status)
            {
                return Results.Json(new { error = status == 400 ? "invalid_grant" : "temporarily_unavailable" }, statusCode: status);
            }

            ReusedRefreshTokens += _spent.Add(refreshToken) ? 0 : 1;
            return _refreshTokens.Remove(refreshToken) && resource == Endpoint.ToString() ? Give("", isLogin: false) : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }
    }

    private IResult Give(string scope, bool isLogin)
    {
        lock (_gate)
        {
            var (accessToken, refreshToken) = ($"{scope}access-{Guid.NewGuid():N}", $"refresh-{Guid.NewGuid():N}");
            if (isLogin || !RefusesRenewed)
            {
                _accessTokens.Add(accessToken);
            }

            if (GivesRefreshTokens)
            {
                _refreshTokens.Add(refreshToken);
            }

            return Results.Json(new
            {
                access_token = accessToken,
                token_type = "Bearer",
                expires_in = (int)Lifetime.TotalSeconds,
                refresh_token = GivesRefreshTokens ? refreshToken : null,
                scope,
            });
        }
    }
}
