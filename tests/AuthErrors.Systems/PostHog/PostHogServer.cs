using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>
/// PostHog as its desktop client sees it: an API, a proxy with an MCP server behind it, and a token endpoint. One access token lives at a time, for an hour at
/// most: a newer one ends it. Refresh tokens rotate, and one that is shown twice ends the login (RFC 9700, section 4.14.2).
/// </summary>
public sealed class PostHogServer : IAsyncDisposable
{
    /// <summary>How long an access token lives when no newer one ends it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _presented = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private LoopbackServer _server = null!;
    private string? _accessToken;
    private string? _refreshToken;
    private DateTimeOffset _expiresAt;

    private PostHogServer(TimeProvider time) => _time = time;

    /// <summary>Where the API and the proxy are.</summary>
    public Uri Address => _server.Address;

    /// <summary>Where a refresh token is exchanged.</summary>
    public Uri TokenEndpoint => new(Address, "oauth/token");

    /// <summary>The MCP server behind the proxy, at <c>/mcp</c>.</summary>
    public McpEndpoint Mcp { get; } = new(
        McpTool.Answering("whoami", "hedgehog"), McpTool.Answering("docs", "It may say Invalid API key, Authentication failed or \"authentication_failed\"."));

    /// <summary>What a request with a dead token is answered with.</summary>
    public PostHogAnswer Rejection { get; set; } = PostHogAnswer.Unauthorized;

    /// <summary>What a request with the live token is answered with; <see langword="null"/> for what it asked for.</summary>
    public PostHogAnswer? Answer { get; set; }

    /// <summary>What the token endpoint answers next, before it answers as it should.</summary>
    public ConcurrentQueue<PostHogAnswer> TokenFailures { get; } = new();

    /// <summary>Runs when a token has been minted, before the answer with it leaves.</summary>
    public Func<Task> WhenMinted { get; set; } = static () => Task.CompletedTask;

    /// <summary>Runs when a request with the live token has arrived, before it is answered.</summary>
    public Func<Task> WhenAccepted { get; set; } = static () => Task.CompletedTask;

    /// <summary>How often a refresh token was exchanged.</summary>
    public int Refreshes { get; private set; }

    /// <summary>How often the token endpoint was asked.</summary>
    public int TokenRequests => _server.Requests.Count(request => request.Path == TokenEndpoint.AbsolutePath);

    /// <summary>The credentials of the requests to the API and the proxy, in the order of arrival.</summary>
    public IReadOnlyList<string?> Credentials
        => [.. _server.Requests.Where(request => request.Path != TokenEndpoint.AbsolutePath).Select(static request => request.Authorization)];

    /// <summary>Whether a refresh token was shown twice.</summary>
    public bool HasSeenReplay { get; private set; }

    /// <summary>Starts a server.</summary>
    /// <param name="time">The clock of its tokens.</param>
    public static async Task<PostHogServer> StartAsync(TimeProvider? time = null)
    {
        var posthog = new PostHogServer(time ?? TimeProvider.System);
        posthog._server = await LoopbackServer.StartAsync(application =>
        {
            application.MapPost("/oauth/token", posthog.ExchangeAsync);
            application.Map("/api/users/@me", context => posthog.GuardAsync(context, PostHogAnswer.Json(200, """{"email":"hedgehog"}""").WriteAsync));
            application.Map("/mcp", context => posthog.GuardAsync(context, posthog.Mcp.AnswerAsync));
        });
        return posthog;
    }

    /// <summary>A user logs in. An earlier login is over.</summary>
    public PostHogLogin LogIn()
    {
        lock (_gate)
        {
            _presented.Clear();
            return Mint();
        }
    }

    /// <summary>A newer access token is minted for somebody else: the one that is out is dead, long before its end. The refresh token is good.</summary>
    public void MintElsewhere()
    {
        lock (_gate)
        {
            _accessToken = NewToken("elsewhere");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task GuardAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        if (!IsAlive(context.Request.Headers.Authorization.ToString()))
        {
            await Rejection.WriteAsync(context);
            return;
        }

        await WhenAccepted();
        await (Answer is { } other ? other.WriteAsync(context) : answer(context));
    }

    private bool IsAlive(string credential)
    {
        lock (_gate)
        {
            return _accessToken is not null && credential == "Bearer " + _accessToken && _time.GetUtcNow() < _expiresAt;
        }
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        if (TokenFailures.TryDequeue(out var failure))
        {
            await failure.WriteAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var login = Exchange(form["refresh_token"].ToString());
        if (login is not null)
        {
            await WhenMinted();
        }

        await (login is null ? PostHogAnswer.Json(400, """{"error":"invalid_grant"}""") : PostHogAnswer.Json(200, new JsonObject
        {
            ["access_token"] = login.AccessToken,
            ["refresh_token"] = login.RefreshToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
        }.ToJsonString())).WriteAsync(context);
    }

    private PostHogLogin? Exchange(string refreshToken)
    {
        lock (_gate)
        {
            if (refreshToken == _refreshToken)
            {
                _presented.Add(refreshToken);
                Refreshes++;
                return Mint();
            }

            if (_presented.Contains(refreshToken))
            {
                HasSeenReplay = true;
                _accessToken = _refreshToken = null;
            }

            return null;
        }
    }

    private PostHogLogin Mint()
    {
        (_accessToken, _refreshToken, _expiresAt) = (NewToken("access"), NewToken("refresh"), _time.GetUtcNow() + Lifetime);
        return new PostHogLogin(_accessToken, _refreshToken);
    }

    private static string NewToken(string kind) => $"{kind}-{Guid.NewGuid():N}";
}
