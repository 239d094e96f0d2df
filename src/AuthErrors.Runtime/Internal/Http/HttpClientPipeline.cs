using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Http;

/// <summary>Sends through a client that somebody else has made: a copy of each request, since a client sends no request twice.</summary>
/// <param name="client">The client. It is not disposed with the pipeline.</param>
internal sealed class HttpClientPipeline(HttpClient client) : HttpMessageHandler
{
    /// <summary>Where a client sends its requests.</summary>
    /// <exception cref="ArgumentException">It does not say.</exception>
    public static Uri OriginOf(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.BaseAddress
            ?? throw new ArgumentException("The client has no BaseAddress, so nobody knows where credentials may go. Set it to the address of the service.", nameof(client));
    }

    /// <summary>Refuses options that would put a credential where a redirect inside the client carries it to any origin.</summary>
    public static AuthRecoveryOptions? RequireBearer(AuthRecoveryOptions? options)
        => options?.ApiKeyHeader is not { } header
            ? options
            : throw new ArgumentException(
                $"A client may follow redirects by itself, and would take {header} to any origin. Hand over the client's pipeline and the address of the service, or send the key as Authorization: Bearer.",
                nameof(options));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = Copy(request);
        var response = await client.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // What answered may be a copy of the copy, which still has the credential on it.
        var answered = response.RequestMessage ?? copy;
        if (RedirectChain.Of(answered).Hops > 0)
        {
            // A handler of ours inside the client has followed, and says how far.
            answered.Headers.Authorization = null;
        }
        else if (WasRedirected(request, answered))
        {
            // What is inside a client follows redirects unasked, and without the credential. What such an answer says of it means nothing.
            new RedirectChain(Hops: 1, IsCrossOrigin: true).WriteTo(answered);
            response.RequestMessage = answered;
        }
        else
        {
            response.RequestMessage = request;
        }

        return response;
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = request.Content };
        RequestParts.CopyHeaders(request, copy, static _ => true);
        RequestParts.CopyOptions(request, copy);
        return copy;
    }

    private static bool WasRedirected(HttpRequestMessage request, HttpRequestMessage answered)
        => answered.RequestUri != request.RequestUri
            || (request.Headers.NonValidated.Contains(CredentialHeader.Authorization) && !answered.Headers.NonValidated.Contains(CredentialHeader.Authorization));
}
