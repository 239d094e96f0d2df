using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>Takes the place of the network: keeps what was sent, and answers as the test says.</summary>
internal sealed class StubServer(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<SentRequest> _requests = [];

    /// <summary>Answers 200 to one token and 401 to everything else.</summary>
    public static StubServer Accepting(string accessToken)
        => new(request => Answer.Status(request.Authorization == "Bearer " + accessToken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));

    /// <summary>What was sent, in the order in which it came.</summary>
    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public IEnumerable<string?> Authorizations => Requests.Select(request => request.Authorization);

    /// <summary>What happens before an answer.</summary>
    public Func<CancellationToken, Task> Delay { get; set; } = static _ => Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = await SentRequest.CaptureAsync(request, cancellationToken);
        lock (_requests)
        {
            _requests.Add(sent);
        }

        await Delay(cancellationToken);
        var response = answer(sent);
        response.RequestMessage = request;
        return response;
    }
}
