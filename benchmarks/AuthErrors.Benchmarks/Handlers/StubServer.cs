using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>The end of a chain of handlers: every request is good, at once or after a turn of the scheduler.</summary>
internal sealed class StubServer(bool isAsync) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => isAsync ? AnswerLaterAsync(request) : Task.FromResult(Answer(request));

    private static async Task<HttpResponseMessage> AnswerLaterAsync(HttpRequestMessage request)
    {
        await Task.Yield();
        return Answer(request);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request) => new(HttpStatusCode.OK) { RequestMessage = request };
}
