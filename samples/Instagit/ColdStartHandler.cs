using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Samples;

/// <summary>Asks a service that is starting again, after 5, 10 and 20 seconds. Such a one answers 303 and says nothing of where to go.</summary>
/// <param name="time">The clock of the delays.</param>
/// <param name="innerHandler">What sends the requests, without following redirects.</param>
public sealed class ColdStartHandler(TimeProvider time, HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    private const int MaxAttempts = 4;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(5);
        for (var attempt = 1; ; attempt++, delay *= 2)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.SeeOther || response.Headers.Location is not null || attempt == MaxAttempts)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(delay, time, cancellationToken);
        }
    }
}
