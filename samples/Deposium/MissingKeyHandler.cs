using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors;

namespace Samples;

/// <summary>Throws the error of a request that went without a key. Where there is no credential, the answer is handed on to whoever can log in.</summary>
/// <param name="classifier">Tells the errors.</param>
/// <param name="innerHandler">What sends the requests.</param>
internal sealed class MissingKeyHandler(IAuthErrorClassifier classifier, HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await AuthErrorException.ThrowIfAuthErrorAsync(response, classifier, cancellationToken);
        return response;
    }
}
