using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Internal.Bodies;
using AuthErrors.Internal.Http;
using Polly;
using Polly.Retry;

namespace AuthErrors.Internal.Issuers;

/// <summary>An endpoint that gives tokens, and how often it is asked.</summary>
internal sealed class IssuerEndpoint
{
    private readonly HttpClient _http;
    private readonly Uri _uri;
    private readonly string _name;
    private readonly ResiliencePipeline<Attempt> _retries;

    /// <summary>Takes an endpoint.</summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="uri">Where it is: https, or on this machine.</param>
    /// <param name="name">What people call it, such as "token endpoint".</param>
    /// <param name="maxAttempts">How often it is asked.</param>
    /// <param name="firstDelay">How long to wait before the second attempt; twice as long before the third, and so on.</param>
    /// <param name="time">The clock of the delays.</param>
    /// <exception cref="ArgumentException">The endpoint is missing, or neither https nor on this machine; or the attempts make no sense.</exception>
    public IssuerEndpoint(HttpClient http, Uri uri, string name, int maxAttempts, TimeSpan firstDelay, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstDelay, TimeSpan.Zero);
        _http = http;
        _uri = Origin.RequireConfidential(uri, nameof(uri));
        _name = name;
        _retries = CreateRetries(maxAttempts, firstDelay, time);
    }

    /// <summary>Asks until there is an answer that repeating cannot better.</summary>
    /// <param name="fill">Puts on a request what is asked, anew for each attempt.</param>
    /// <param name="read">Says what an answer means.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<IssueResult> PostAsync(
        Action<HttpRequestMessage> fill, Func<HttpResponseMessage, ReadOnlyMemory<byte>, Attempt> read, CancellationToken cancellationToken)
    {
        var attempt = await _retries.ExecuteAsync(token => PostOnceAsync(fill, read, token), cancellationToken).ConfigureAwait(false);
        return attempt.Result;
    }

    private static ResiliencePipeline<Attempt> CreateRetries(int maxAttempts, TimeSpan firstDelay, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time };
        if (maxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = maxAttempts - 1,
                Delay = firstDelay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = static outcome => new(outcome.Outcome.Result is { MayRepeat: true }),
            });
        }

        return builder.Build();
    }

    private async ValueTask<Attempt> PostOnceAsync(
        Action<HttpRequestMessage> fill, Func<HttpResponseMessage, ReadOnlyMemory<byte>, Attempt> read, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, _uri);
            fill(message);
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await BodyPrefix.ReadWholeAsync(response, ErrorResponse.MaxInspectedBytes, cancellationToken).ConfigureAwait(false);
            return read(response, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new Attempt(new IssueResult.Unavailable(Reason: $"The {_name} cannot be reached.", Cause: exception), MayRepeat: true);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            // HttpClient.Timeout. The request may have arrived, so it is not repeated here.
            return new Attempt(new IssueResult.Unavailable(Reason: $"The {_name} did not answer in time.", Cause: timeout), MayRepeat: false);
        }
    }
}
