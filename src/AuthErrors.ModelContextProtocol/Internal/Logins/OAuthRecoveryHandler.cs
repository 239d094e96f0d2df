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
    private readonly AuthRecoveryOptions _options;
    private readonly InMemoryTokenStore _nothing = new();
    private readonly TokenSession _nobody;

    // For requests to the server with a token and without one, and for the SDK's own: discovery, registration, the exchange of the code.
    private readonly HttpMessageInvoker _recovering;
    private readonly HttpMessageInvoker _anonymous;
    private readonly HttpMessageInvoker _other;

    public OAuthRecoveryHandler(McpOAuthSession session, Uri endpoint, AuthRecoveryOptions options, HttpMessageHandler innerHandler)
    {
        _session = session;
        _endpoint = endpoint;
        _options = options;
        _nobody = new TokenSession(_nothing);
        var own = new AuthRecoveryOptions
        {
            Classifier = options.Classifier is null ? null : new StepUpClassifier(options.Classifier),
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
            _nothing.Dispose();
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
                return response;
            }

            return await ReviewAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthErrorException refusal)
        {
            if (Rejection.Of(request) is { } rejection && LoginMayHelp(refusal, rejection) && !_session.TakeUnproven(rejection.AccessToken))
            {
                _session.RequireLogin(rejection.AccessToken);
                return rejection.ToResponse(request);
            }

            throw;
        }
        finally
        {
            // The SDK looks which token it was that did not help.
            request.Headers.Authorization = bearer;
        }
    }

    /// <summary>What the SDK would answer with a login, though none helps.</summary>
    private async ValueTask<HttpResponseMessage> ReviewAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized && !Server.HasSent(_endpoint, response))
        {
            response.Dispose();
            throw new AuthErrorException($"The server has redirected to {response.RequestMessage?.RequestUri?.Authority}, which wants a credential of its own.")
            {
                StatusCode = (int)HttpStatusCode.Unauthorized,
            };
        }

        // The user has just granted what was asked for, and the SDK asks once for a request.
        if (response.StatusCode == HttpStatusCode.Forbidden && _session.TakeUnproven(Rejection.Of(request)?.AccessToken)
            && await Refusal.ReadAsync(response, _options.Classifier, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            response.Dispose();
            throw refusal;
        }

        return response;
    }

    /// <summary>A 401 to a request without a token is a question to the SDK, unless it is an answer: an error that the catalog knows, with no word of a login.</summary>
    private async Task<HttpResponseMessage> SendAnonymousAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _anonymous.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && response.Headers.WwwAuthenticate.Count == 0
            && await Refusal.ReadAsync(response, _options.Classifier, cancellationToken).ConfigureAwait(false) is { WireCode: not null } refusal)
        {
            response.Dispose();
            throw refusal;
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
