using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Logins;

/// <summary>Keeps what a 401 said. Recovery lets go of the response before it begins.</summary>
internal sealed class RejectionHandler(HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            Rejection.Note(request, response);
        }

        return response;
    }
}
