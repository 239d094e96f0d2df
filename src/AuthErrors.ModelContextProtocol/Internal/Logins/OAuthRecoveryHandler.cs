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
    // The SDK copies the headers of a refused request to the one that it sends after the login, and nothing else of it. This one leaves no process.
    private const string AskedHeader = "AuthErrors-Asked";

    private readonly McpOAuthSession _session;
    private readonly Uri _endpoint;
    private readonly AuthRecoveryOptions _options;

    // What the SDK shows to registration: the only bearer token of its own.
    private readonly string? _initialAccessToken;

    // The session of requests that go without a credential.
    private readonly InMemoryTokenStore _noTokens = new();
    private readonly TokenSession _noSession;

    private readonly DeniedDemands _denied = new();

    // For requests to the server with a token and without one, and for the SDK's own: discovery, registration, the exchange of the code.
    private readonly HttpMessageInvoker _recovering;
    private readonly HttpMessageInvoker _anonymous;
    private readonly HttpMessageInvoker _other;

    public OAuthRecoveryHandler(McpOAuthSession session, Uri endpoint, AuthRecoveryOptions options, string? initialAccessToken, HttpMessageHandler innerHandler)
    {
        _initialAccessToken = initialAccessToken;
        _session = session;
        _endpoint = endpoint;
        _options = options;
        _noSession = new TokenSession(_noTokens);
        var own = new AuthRecoveryOptions
        {
            Classifier = options.Classifier is null ? null : new StepUpClassifier(options.Classifier),
            MaxBackoff = options.MaxBackoff,
            MaxBufferedRequestBytes = options.MaxBufferedRequestBytes,
            MaxRedirects = options.MaxRedirects,
        };
        var network = new RejectionHandler(innerHandler);
        _recovering = new HttpMessageInvoker(new AuthRecoveryHandler(session.Tokens, endpoint, own, network));
        _anonymous = new HttpMessageInvoker(new AuthRecoveryHandler(_noSession, endpoint, own, network));
        _other = new HttpMessageInvoker(new AuthRecoveryHandler(_noSession, endpoint, options: null, new CodeExchangeHandler(session, network)));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isLast = request.Headers.Remove(AskedHeader);

        // With the older transport, messages go to an address that the server names. What tells them from the SDK's own requests is their token.
        return request.Headers.Authorization is { Scheme: "Bearer" } bearer && bearer.Parameter != _initialAccessToken ? AskAsync(request, bearer, isLast, cancellationToken)
            : IsForEndpoint(request) ? AskAsync(request, bearer: null, isLast, cancellationToken)
            : _other.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _recovering.Dispose();
            _anonymous.Dispose();
            _other.Dispose();
            _noSession.Dispose();
            _noTokens.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Sends, and marks the request where the SDK may ask the user: what it sends after that is its last attempt.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, AuthenticationHeaderValue? bearer, bool isLast, CancellationToken cancellationToken)
    {
        Rejection.Follow(request);
        var response = bearer is null
            ? await SendAnonymousAsync(request, cancellationToken).ConfigureAwait(false)
            : await RecoverAsync(request, bearer, isLast, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            request.Headers.Add(AskedHeader, "true");
        }

        return response;
    }

    private async Task<HttpResponseMessage> RecoverAsync(HttpRequestMessage request, AuthenticationHeaderValue bearer, bool isLast, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        try
        {
            var response = await _recovering.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? response : await ReviewAsync(request, response, isLast, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthErrorException refusal)
        {
            if (!isLast && Rejection.Of(request) is { } rejection && LoginMayHelp(refusal, rejection))
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

    /// <summary>What the SDK would answer with a login, though none helps, or could not answer at all.</summary>
    private async ValueTask<HttpResponseMessage> ReviewAsync(HttpRequestMessage request, HttpResponseMessage response, bool isLast, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized && !Server.HasSent(_endpoint, response))
        {
            response.Dispose();
            throw new AuthErrorException($"The server has redirected to {response.RequestMessage?.RequestUri?.Authority}, which wants a credential of its own.")
            {
                StatusCode = (int)HttpStatusCode.Unauthorized,
            };
        }

        if (Rejection.Of(request) is { } rejection && (isLast || _denied.Contains(rejection))
            && await Refusal.ReadAsync(response, _options.Classifier, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            _denied.Add(rejection);
            response.Dispose();
            throw refusal;
        }

        return response;
    }

    /// <summary>A 401 to a request without a token is a question to the SDK, unless it is an answer: an error that the catalog knows, or another way to authenticate, with no word of a login.</summary>
    private async Task<HttpResponseMessage> SendAnonymousAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _anonymous.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && Rejection.Of(request) is { WantsBearer: false } rejection
            && await Refusal.ReadAsync(response, _options.Classifier, cancellationToken).ConfigureAwait(false) is { } refusal
            && (rejection.HasChallenge || refusal.WireCode is not null))
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

            // Not where the store has failed before the request could be sent again.
            _ => rejection.Count > 1,
        };
    }

    private bool IsForEndpoint(HttpRequestMessage request)
        => request.RequestUri is { } uri && Uri.Compare(uri, _endpoint, UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;
}
