using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Sessions;

/// <summary>Where tokens are issued. It answers in turn, the last answer for ever; a status of null breaks the connection.</summary>
internal sealed class Endpoint(params (HttpStatusCode? Status, string Body)[] answers) : HttpMessageHandler
{
    /// <summary>What was asked: the content type, and the body.</summary>
    public List<string> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    public string? RetryAfter { get; init; }

    /// <summary>The value of the last request's header.</summary>
    public string? Authorization { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        Authorization = request.Headers.Authorization?.ToString();
        Requests.Add($"{request.Content.Headers.ContentType} {Bodies[^1]}");
        var (status, body) = answers[Math.Min(Bodies.Count, answers.Length) - 1];
        if (status is null)
        {
            throw new HttpRequestException(body);
        }

        var response = new HttpResponseMessage(status.Value) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
        return response;
    }
}
