using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal;

/// <summary>
/// Throws the error of a request that went without a credential. The session's handler hands such a 401 on, for whoever can log in; here nobody can.
/// </summary>
internal sealed class MissingCredentialHandler(Uri endpoint, IAuthErrorClassifier? classifier, HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && IsFromServer(response))
        {
            try
            {
                await AuthErrorException.ThrowIfAuthErrorAsync(response, classifier, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        return response;
    }

    /// <summary>Where a redirect has led elsewhere, what is said there says nothing of the credential.</summary>
    private bool IsFromServer(HttpResponseMessage response)
        => response.RequestMessage?.RequestUri is { } uri
            && Uri.Compare(uri, endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
