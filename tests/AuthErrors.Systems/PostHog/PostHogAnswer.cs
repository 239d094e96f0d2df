using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AuthErrors.Systems;

/// <summary>What the loopback server answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body.</param>
public sealed record PostHogAnswer(int Status, string ContentType, string Body)
{
    /// <summary>A dead token, as the API says it: 401.</summary>
    public static PostHogAnswer Unauthorized { get; } = Json(401, """{"type":"authentication_error","code":"not_authenticated","detail":"Authentication credentials were not provided."}""");

    /// <summary>A dead token, as some endpoints say it: 403.</summary>
    public static PostHogAnswer AuthenticationFailed { get; }
        = Json(403, """{"type":"authentication_error","code":"authentication_failed","detail":"Access token has expired.","attr":null}""");

    /// <summary>The connection is broken off instead of an answer.</summary>
    public static PostHogAnswer Abort { get; } = new(0, "", "");

    /// <summary>Whether the body never ends, as that of an event stream that waits for news.</summary>
    public bool IsEndless { get; init; }

    /// <summary>A JSON body.</summary>
    public static PostHogAnswer Json(int status, string body) => new(status, "application/json", body);

    /// <summary>A body in words.</summary>
    public static PostHogAnswer Text(int status, string body) => new(status, "text/plain", body);

    /// <summary>Status 200 with a JSON-RPC error.</summary>
    /// <param name="error">The member <c>error</c>, as JSON.</param>
    public static PostHogAnswer JsonRpcError(string error) => Json(200, $$"""{"jsonrpc":"2.0","id":1,"error":{{error}} }""");

    /// <summary>An event stream with one event, which then stays open.</summary>
    public static PostHogAnswer EventStream(int status, string data) => new(status, "text/event-stream", $"event: message\ndata: {data}\n\n") { IsEndless = true };

    internal async Task WriteAsync(HttpContext context)
    {
        if (Status == 0)
        {
            context.Abort();
            return;
        }

        var body = Encoding.UTF8.GetBytes(Body);
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        if (!IsEndless)
        {
            context.Response.ContentLength = body.Length;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        if (IsEndless)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
