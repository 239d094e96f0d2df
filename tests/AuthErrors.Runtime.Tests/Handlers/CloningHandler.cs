using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A layer that sends copies of requests, as some retry and hedging layers do: headers and content go along, options do not.</summary>
internal sealed class CloningHandler(HttpMessageHandler inner, int attempts = 1) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var header in request.Headers.NonValidated)
            {
                clone.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string>)header.Value);
            }

            try
            {
                return await base.SendAsync(clone, cancellationToken);
            }
            catch (AuthErrorException) when (attempt < attempts)
            {
                // Another attempt with another copy.
            }
        }
    }
}
