using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>Instagit: anonymous registration, and questions that are answered by event streams.</summary>
public sealed class InstagitServer : IAsyncDisposable
{
    /// <summary>In place of a status: the connection breaks.</summary>
    public const int BrokenConnection = 0;

    private const string RegistrationPath = "/v1/auth/anonymous";
    private const string QuestionPath = "/v1/responses";
    private const string MovedPath = "/v2/responses";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _tokensByAddress = new(StringComparer.Ordinal);
    private readonly Queue<int> _registrationFailures = new();
    private readonly Queue<int> _questionFailures = new();
    private LoopbackServer _server = null!;
    private int _registered;

    private InstagitServer()
    {
    }

    public Uri Address => _server.Address;

    /// <summary>Where questions are answered too, for <see cref="RedirectsTo"/>.</summary>
    public Uri MovedAddress => new(Address, MovedPath);

    /// <summary>The requests for a token so far.</summary>
    public IReadOnlyList<RecordedRequest> Registrations => [.. _server.Requests.Where(static request => request.Path == RegistrationPath)];

    /// <summary>All other requests so far.</summary>
    public IReadOnlyList<RecordedRequest> Questions => [.. _server.Requests.Where(static request => request.Path != RegistrationPath)];

    /// <summary>How many tokens one address is given.</summary>
    public int TokensPerAddress { get; set; } = 3;

    /// <summary>When limits end, of registrations and of questions. It is sent in whole seconds.</summary>
    public DateTimeOffset RateLimitUntil { get; set; } = TimeProvider.System.GetUtcNow().AddDays(1);

    /// <summary>Whether tokens are given that no question is answered for.</summary>
    public bool RejectsNewTokens { get; set; }

    /// <summary>Where questions are redirected to; <see langword="null"/> for nowhere.</summary>
    public Uri? RedirectsTo { get; set; }

    /// <summary>Registrations are answered when this has completed.</summary>
    public Task RegistrationsMayEnd { get; set; } = Task.CompletedTask;

    /// <summary>Answers end when this has completed. Their first events are sent before.</summary>
    public Task AnswersMayEnd { get; set; } = Task.CompletedTask;

    public static async Task<InstagitServer> StartAsync()
    {
        var instagit = new InstagitServer();
        instagit._server = await LoopbackServer.StartAsync(application =>
        {
            application.MapPost(RegistrationPath, instagit.RegisterAsync);
            application.MapMethods(QuestionPath, ["GET", "POST"], instagit.RedirectOrAnswerAsync);
            application.MapMethods(MovedPath, ["GET", "POST"], instagit.AnswerAsync);
        });
        return instagit;
    }

    /// <summary>Takes a credential from now on, as of a user who has signed up.</summary>
    public void Accept(string credential)
    {
        lock (_gate)
        {
            _accepted.Add(credential);
        }
    }

    /// <summary>Takes none of the credentials that it took so far.</summary>
    public void RejectAll()
    {
        lock (_gate)
        {
            _accepted.Clear();
        }
    }

    /// <summary>Answers the next registrations with these statuses, and without a token.</summary>
    public void FailRegistrations(params IEnumerable<int> statuses) => Fail(_registrationFailures, statuses);

    /// <summary>Answers the next questions with these statuses, whatever their credential.</summary>
    public void FailQuestions(params IEnumerable<int> statuses) => Fail(_questionFailures, statuses);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Fail(Queue<int> failures, IEnumerable<int> statuses)
    {
        lock (_gate)
        {
            foreach (var status in statuses)
            {
                failures.Enqueue(status);
            }
        }
    }

    private async Task RegisterAsync(HttpContext context)
    {
        await RegistrationsMayEnd.WaitAsync(context.RequestAborted);
        if (await FailAsync(context, _registrationFailures))
        {
            return;
        }

        var fingerprint = (string?)(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))?["fingerprint"];
        if (fingerprint is not { Length: 32 })
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest);
            return;
        }

        if (Issue(context.Connection.RemoteIpAddress!.ToString(), fingerprint) is not { } token)
        {
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        await context.Response.WriteAsync(new JsonObject { ["token"] = token }.ToJsonString(), context.RequestAborted);
    }

    private string? Issue(string address, string fingerprint)
    {
        lock (_gate)
        {
            var tokens = _tokensByAddress.GetValueOrDefault(address);
            if (tokens >= TokensPerAddress)
            {
                return null;
            }

            _tokensByAddress[address] = tokens + 1;
            var token = $"{Part("""{"alg":"none"}""")}.{Part($$"""{"sub":"{{fingerprint}}","jti":"{{++_registered}}"}""")}.";
            if (!RejectsNewTokens)
            {
                _accepted.Add(token);
            }

            return token;
        }
    }

    private Task RedirectOrAnswerAsync(HttpContext context)
    {
        if (RedirectsTo is not { } target)
        {
            return AnswerAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = target.AbsoluteUri;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (await FailAsync(context, _questionFailures))
        {
            return;
        }

        if (!Accepts(context.Request.Headers.Authorization.ToString()))
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await WriteAsync(context, Event("response.reasoning.delta", "Reading the code…"));
        await AnswersMayEnd.WaitAsync(context.RequestAborted);
        await WriteAsync(context, Event("response.output_text.delta", "It "));
        await WriteAsync(context, Event("response.output_text.delta", "works."));
        await WriteAsync(context, "[DONE]");
    }

    private static string Event(string type, string delta)
        => new JsonObject { ["type"] = type, ["delta"] = delta }.ToJsonString(JsonSerializerOptions.Default);

    private static async Task WriteAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private bool Accepts(string authorization)
    {
        const string Scheme = "Bearer ";
        lock (_gate)
        {
            return authorization.StartsWith(Scheme, StringComparison.Ordinal) && _accepted.Contains(authorization[Scheme.Length..]);
        }
    }

    private async Task<bool> FailAsync(HttpContext context, Queue<int> failures)
    {
        int status;
        lock (_gate)
        {
            if (!failures.TryDequeue(out status))
            {
                return false;
            }
        }

        await RefuseAsync(context, status);
        return true;
    }

    private Task RefuseAsync(HttpContext context, int status)
    {
        if (status == BrokenConnection)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var body = new JsonObject { ["message"] = $"Refused with {status.ToString(CultureInfo.InvariantCulture)}." };
        if (status == StatusCodes.Status429TooManyRequests)
        {
            body["rate_limit_until"] = RateLimitUntil.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
