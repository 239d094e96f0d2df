using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>Deposium: an MCP gateway that asks a service about the key, and answers 401 with a code of its own whatever went wrong.</summary>
public sealed partial class DeposiumServer : IAsyncDisposable
{
    /// <summary>How long the service may take.</summary>
    public static readonly TimeSpan ServiceTimeout = TimeSpan.FromSeconds(8);

    /// <summary>After how many failures in a row the service is asked no more, for <see cref="CircuitPause"/>.</summary>
    public const int FailuresUntilOpen = 3;

    /// <summary>How long the circuit breaker stays open.</summary>
    public static readonly TimeSpan CircuitPause = TimeSpan.FromSeconds(30);

    private const string Path = "/mcp";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private LoopbackServer _server = null!;
    private int _failures;
    private DateTimeOffset _openUntil = DateTimeOffset.MinValue;

    private DeposiumServer(TimeProvider time) => _time = time;

    /// <summary>Where MCP is spoken.</summary>
    public Uri Address => new(_server.Address, Path);

    public IReadOnlyList<RecordedRequest> Requests => _server.Requests;

    public McpEndpoint Mcp { get; } = new(
        McpTool.Answering("hello", "Hello."),
        new McpTool("echo", static (_, arguments) => Task.FromResult(McpTool.Text((string?)arguments?["text"] ?? ""))),
        new McpTool("fail", static (_, _) => Task.FromResult(McpTool.Text("The tool failed.", isError: true))));

    /// <summary>What the service answers, in place of what it knows of the key: a status.</summary>
    public Func<CancellationToken, Task<int>>? Service { get; set; }

    /// <summary>What the gateway answers to everything, in place of what it should: a status and a body.</summary>
    public (int Status, string Body)? Answer { get; set; }

    /// <summary>Starts the gateway.</summary>
    /// <param name="time">Its clock; the system's unless told otherwise.</param>
    public static async Task<DeposiumServer> StartAsync(TimeProvider? time = null)
    {
        var deposium = new DeposiumServer(time ?? TimeProvider.System);
        deposium._server = await LoopbackServer.StartAsync(application => application.Map(Path, deposium.GuardAsync));
        return deposium;
    }

    /// <summary>A well-formed key that the service does not know.</summary>
    public static string MakeKey(string prefix = "dep_live_")
        => prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Gives out a key.</summary>
    /// <param name="prefix"><c>dep_live_</c> or <c>dep_test_</c>.</param>
    /// <param name="status">What the service says of it: 200, 401 when it is revoked, 403 when it may do nothing.</param>
    public string IssueKey(string prefix = "dep_live_", int status = StatusCodes.Status200OK)
    {
        var key = MakeKey(prefix);
        lock (_gate)
        {
            _keys[key] = status;
        }

        return key;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [GeneratedRegex("^dep_(live|test)_[A-Za-z0-9_-]{43}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyFormat { get; }

    private async Task GuardAsync(HttpContext context)
    {
        if (Answer is { } answer)
        {
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
        else if (await CheckAsync(context.Request, context.RequestAborted) is { } code)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Envelope(code).ToJsonString(JsonSerializerOptions.Default), context.RequestAborted);
        }
        else
        {
            await Mcp.AnswerAsync(context);
        }
    }

    /// <summary>The code of what is wrong with a request; <see langword="null"/> when it may come in.</summary>
    private async Task<string?> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var accept = request.Headers.Accept.ToString();
        if (HttpMethods.IsPost(request.Method) && !(accept.Contains("application/json", StringComparison.Ordinal) && accept.Contains("text/event-stream", StringComparison.Ordinal)))
        {
            return "accept_invalid";
        }

        if (ReadKey(request) is not { Length: > 0 } key)
        {
            return "key_missing";
        }

        return KeyFormat.IsMatch(key) ? await AskServiceAsync(key, cancellationToken) : "format_invalid";
    }

    private static string ReadKey(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return request.Headers["X-API-Key"].FirstOrDefault() ?? (authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..] : "");
    }

    private async Task<string?> AskServiceAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_time.GetUtcNow() < _openUntil)
            {
                return "auth_unavailable";
            }
        }

        var code = await AskServiceOnceAsync(key, cancellationToken);
        lock (_gate)
        {
            _failures = code is "auth_timeout" or "auth_internal_error" ? _failures + 1 : 0;
            if (_failures == FailuresUntilOpen)
            {
                (_failures, _openUntil) = (0, _time.GetUtcNow() + CircuitPause);
            }
        }

        return code;
    }

    private async Task<string?> AskServiceOnceAsync(string key, CancellationToken cancellationToken)
    {
        // Before the service is asked, so that a test that has seen the question may move the clock.
        using var timeout = new CancellationTokenSource(ServiceTimeout, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return (Service is null ? StatusOf(key) : await Service(limit.Token)) switch
            {
                StatusCodes.Status200OK => null,
                StatusCodes.Status401Unauthorized => "key_invalid",
                StatusCodes.Status403Forbidden => "permission_denied",
                StatusCodes.Status429TooManyRequests => "rate_limited",
                StatusCodes.Status404NotFound or >= StatusCodes.Status500InternalServerError => "auth_internal_error",
                _ => "unknown",
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return "auth_timeout";
        }
    }

    private int StatusOf(string key)
    {
        lock (_gate)
        {
            return _keys.GetValueOrDefault(key, StatusCodes.Status401Unauthorized);
        }
    }

    private static JsonObject Envelope(string code) => new()
    {
        ["error"] = "Unauthorized",
        ["message"] = $"The gateway says {code}.",
        ["error_code"] = code,
        ["hint"] = $"What to do about {code}.",
        ["docs"] = $"https://docs.example/auth#{code}",
        ["details"] = new JsonObject { ["checked"] = true },
    };
}
