using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Logins;

/// <summary>
/// Stands below the SDK, which puts a token on each request and begins a login at each 401. The token is taken off again, so that the session's own handler can give the
/// request the newest one and recover; only what a login can cure comes back to the SDK as a 401.
/// </summary>
internal sealed class OAuthRecoveryHandler : HttpMessageHandler
{
    private readonly McpOAuthSession _session;
    private readonly Uri _endpoint;
    private readonly IAuthErrorClassifier? _classifier;
    private readonly TokenSession _nobody = new(new InMemoryTokenStore());

    // For requests to the server with a token and without one, and for the SDK's own: discovery, registration, the exchange of the code.
    private readonly HttpMessageInvoker _recovering;
    private readonly HttpMessageInvoker _anonymous;
    private readonly HttpMessageInvoker _other;

    public OAuthRecoveryHandler(McpOAuthSession session, Uri endpoint, AuthRecoveryOptions options, HttpMessageHandler innerHandler)
    {
        _session = session;
        _endpoint = endpoint;
        _classifier = options.Classifier is null ? null : new StepUpClassifier(options.Classifier);
        var own = new AuthRecoveryOptions
        {
            Classifier = _classifier,
            MaxBackoff = options.MaxBackoff,
            MaxBufferedRequestBytes = options.MaxBufferedRequestBytes,
            MaxRedirects = options.MaxRedirects,
        };
        var network = new RejectionHandler(innerHandler);
        _recovering = new HttpMessageInvoker(new AuthRecoveryHandler(session.Tokens, endpoint, own, network));
        _anonymous = new HttpMessageInvoker(new AuthRecoveryHandler(_nobody, endpoint, own, network));
        _other = new HttpMessageInvoker(new AuthRecoveryHandler(_nobody, endpoint, options: null, new CodeExchangeHandler(session, network)));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // With the older transport, messages go to an address that the server names. What tells them from the SDK's own requests is their token.
        var isForEndpoint = IsForEndpoint(request);
        return request.Headers.Authorization is { Scheme: "Bearer" } bearer && (isForEndpoint || _session.Gave(bearer.Parameter)) ? RecoverAsync(request, bearer, cancellationToken)
            : isForEndpoint ? SendAnonymousAsync(request, cancellationToken)
            : _other.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _recovering.Dispose();
            _anonymous.Dispose();
            _other.Dispose();
            _nobody.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> RecoverAsync(HttpRequestMessage request, AuthenticationHeaderValue bearer, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        try
        {
            var response = await _recovering.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                _session.Accepted();
            }

            return response;
        }
        catch (AuthErrorException refusal) when (Rejection.Of(request) is { } rejection && LoginMayHelp(refusal, rejection) && _session.RequireLogin(rejection.AccessToken))
        {
            return rejection.ToResponse(request);
        }
        finally
        {
            // The SDK looks which token it was that did not help.
            request.Headers.Authorization = bearer;
        }
    }

    /// <summary>A 401 to a request without a token is a question to the SDK, unless it is an answer: an error that the catalog knows, with no word of a login.</summary>
    private async Task<HttpResponseMessage> SendAnonymousAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _anonymous.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && _classifier is not null && response.Headers.WwwAuthenticate.Count == 0)
        {
            try
            {
                await AuthErrorException.ThrowIfAuthErrorAsync(response, _classifier, cancellationToken).ConfigureAwait(false);
            }
            catch (AuthErrorException plain) when (plain.WireCode is null)
            {
                // No code: a server of the revision 2025-03-26, which asks for a login without a challenge.
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        return response;
    }

    /// <summary>Whether the user, asked again, can cure it. What waiting cures is no reason to ask.</summary>
    private static bool LoginMayHelp(AuthErrorException refusal, Rejection rejection)
    {
        if (refusal.StatusCode != (int)HttpStatusCode.Unauthorized || !(rejection.WantsBearer || (!rejection.HasChallenge && refusal.WireCode is null)))
        {
            return false;
        }

        return refusal.InnerException switch
        {
            null => refusal.Recovery == AuthRecovery.Reauthenticate,
            AuthErrorException cause => cause.Recovery == AuthRecovery.Reauthenticate,
            TokenStoreException => false,
            _ => rejection.Count > 1,
        };
    }

    private bool IsForEndpoint(HttpRequestMessage request)
        => request.RequestUri is { } uri && Uri.Compare(uri, _endpoint, UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;
}
