using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A retry library that repeats everything that failed, and the same message each time.</summary>
internal sealed class PollyHandler(HttpMessageHandler inner, int retries) : DelegatingHandler(inner)
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = retries,
            Delay = System.TimeSpan.Zero,
            ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Exception is not null || attempt.Outcome.Result?.StatusCode >= HttpStatusCode.InternalServerError),
        })
        .Build();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken).AsTask();
}
