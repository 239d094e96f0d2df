using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal;
using AuthErrors.Internal.Http;

namespace AuthErrors;

/// <summary>
/// Puts a session's credential on requests to one origin, and recovers when the server rejects it: at most one recovery and two sends per request. What
/// cannot be recovered is thrown as a typed error.
/// </summary>
/// <remarks>
/// All state is in the session: handlers may come and go, nest, and share one. A request that carries a credential already passes through untouched: it is
/// its author's, or that of a handler around this one. Redirects are followed here, never by the primary handler, and to another origin only
/// without credentials.
/// </remarks>
public sealed class AuthRecoveryHandler : DelegatingHandler
{
    private readonly TokenSession _session;
    private readonly Uri _origin;
    private readonly AuthRecoveryOptions _options;
    private readonly CredentialHeader _credential;
    private readonly FailureReader _failures;
    private volatile bool _ownsRedirects;

    /// <summary>Makes a handler whose inner handler is set later, as in a client from a factory.</summary>
    /// <param name="session">Gives the credentials. It is not disposed with the handler.</param>
    /// <param name="origin">Where credentials go, and nowhere else; its scheme, host and port count. Https, or http on this machine.</param>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ArgumentException">The origin is neither https nor on this machine, or an option is impossible: a negative limit, an <see cref="AuthRecoveryOptions.ApiKeyHeader"/> that no request has.</exception>
    public AuthRecoveryHandler(TokenSession session, Uri origin, AuthRecoveryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(origin);
        _session = session;
        _origin = Origin.RequireConfidential(origin, nameof(origin));
        _options = options ?? new AuthRecoveryOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.MaxBufferedRequestBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.MaxRedirects, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.MaxBackoff ?? TimeSpan.Zero, AuthRecoveryOptions.LongestBackoff, nameof(options));
        _credential = new CredentialHeader(_options.ApiKeyHeader);
        _failures = new FailureReader(_options.Classifier, session.Time);
    }

    /// <summary>Makes a handler.</summary>
    /// <param name="session">Gives the credentials. It is not disposed with the handler.</param>
    /// <param name="origin">Where credentials go, and nowhere else; its scheme, host and port count. Https, or http on this machine.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="innerHandler">What sends the requests.</param>
    /// <exception cref="ArgumentException">The origin is neither https nor on this machine, or an option is impossible: a negative limit, an <see cref="AuthRecoveryOptions.ApiKeyHeader"/> that no request has.</exception>
    public AuthRecoveryHandler(TokenSession session, Uri origin, AuthRecoveryOptions? options, HttpMessageHandler innerHandler)
        : this(session, origin, options)
        => InnerHandler = innerHandler;

    /// <summary>Makes a handler that sends through a client, to the client's base address.</summary>
    /// <param name="client">What sends the requests, with its headers and its time limit. It is not disposed with the handler.</param>
    /// <param name="session">Gives the credentials. It is not disposed with the handler.</param>
    /// <param name="options">How it behaves.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="ArgumentException">
    /// The client has no <see cref="HttpClient.BaseAddress"/>, or one that is neither https nor on this machine; an option is impossible; or there is an
    /// <see cref="AuthRecoveryOptions.ApiKeyHeader"/>. What is inside a client may follow redirects by itself, and takes any header but <c>Authorization</c> to wherever they lead.
    /// </exception>
    public static AuthRecoveryHandler CreateOver(HttpClient client, TokenSession session, AuthRecoveryOptions? options = null)
        => new(session, HttpClientPipeline.OriginOf(client), HttpClientPipeline.RequireBearer(options), new HttpClientPipeline(client));

    /// <summary>Sends a request with the session's credential.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends this request. A refresh that it waits for goes on.</param>
    /// <returns>A response that is no auth failure, or the refusal of a request that no credential could be had for.</returns>
    /// <exception cref="AuthErrorException">The server refused, and recovery was not possible or failed: the inner exception says why.</exception>
    /// <exception cref="TokenStoreException">The session's store cannot be read, written or locked.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        OwnRedirects();
        if (!Origin.AreSame(_origin, request.RequestUri) || _credential.IsOn(request))
        {
            return PassAsync(request, cancellationToken);
        }

        return request.Content is null && _session.TryGetHeldToken(out var token)
            ? SendAsync(request, token, canResend: true, cancellationToken)
            : PrepareAndSendAsync(request, cancellationToken);
    }

    /// <summary>Refused: recovery waits, and nothing here blocks a thread.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new NotSupportedException("A request whose token may have to be refreshed cannot be sent synchronously. Use SendAsync.");

    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!Redirect.Is(response))
        {
            return response;
        }

        var canResend = request.Content is not { } content || await RequestBody.IsRepeatableAsync(content, cancellationToken).ConfigureAwait(false);
        return (await FollowAsync(request, token: null, canResend, response, cancellationToken).ConfigureAwait(false)).Response;
    }

    private async Task<HttpResponseMessage> PrepareAndSendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(AuthRecoveryOptions.ProgressKey, out var progress);
        var token = await _session.TryGetTokenAsync(progress, cancellationToken).ConfigureAwait(false);
        var canResend = await RequestBody.PrepareAsync(request, _options.MaxBufferedRequestBytes, cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, token, canResend, cancellationToken).ConfigureAwait(false);
    }

    // Every request comes through here: what most do not need is kept out, and what is sent once is sent here and not by SendOnceAsync, so that a
    // request costs one task and a small state.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AuthToken? token, bool canResend, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        _credential.Put(request, token);
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _credential.Remove(request, token);
        }

        if (_failures.MayBeFailure(response) || Redirect.Is(response))
        {
            return await ConcludeAsync(request, token, canResend, response, cancellationToken).ConfigureAwait(false);
        }

        Accept(token, response);
        return response;
    }

    private async Task<HttpResponseMessage> ConcludeAsync(
        HttpRequestMessage request, AuthToken? token, bool canResend, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var final = await FollowAsync(request, token, canResend, response, cancellationToken).ConfigureAwait(false);
        if (await ReadFailureAsync(final, token, cancellationToken).ConfigureAwait(false) is not { } failure)
        {
            return final.Response;
        }

        // A held connection can starve the issuer, so the response is let go before anything else happens.
        final.Response.Dispose();
        var next = await RecoverAsync(request, token, canResend, failure, cancellationToken).ConfigureAwait(false);
        response = await SendOnceAsync(request, next, cancellationToken).ConfigureAwait(false);
        final = await FollowAsync(request, next, canResend, response, cancellationToken).ConfigureAwait(false);
        if (await ReadFailureAsync(final, next, cancellationToken).ConfigureAwait(false) is { } again)
        {
            final.Response.Dispose();
            throw again.ToException(new InvalidOperationException("The request was sent again, and refused again."));
        }

        return final.Response;
    }

    /// <summary>Does what the failure allows, once in the life of a request.</summary>
    /// <returns>The credential to send the request with again.</returns>
    private async ValueTask<AuthToken?> RecoverAsync(
        HttpRequestMessage request, AuthToken? token, bool canResend, AuthFailure failure, CancellationToken cancellationToken)
    {
        var error = failure.ToException(cause: null);
        var mayWait = failure.Recovery == AuthRecovery.Backoff && error.RetryAfter <= _options.MaxBackoff;
        var mayRefresh = failure.Recovery == AuthRecovery.Refresh && token is not null;
        if (!(mayWait || mayRefresh) || request.Options.TryGetValue(AuthRecoveryOptions.RecoveredKey, out _))
        {
            throw error;
        }

        request.Options.Set(AuthRecoveryOptions.RecoveredKey, true);
        request.Options.TryGetValue(AuthRecoveryOptions.ProgressKey, out var progress);
        try
        {
            // A request that can be sent once only does not wait to be sent twice. A new token is of use to the next one.
            if (mayWait && canResend)
            {
                await Task.Delay(error.RetryAfter!.Value, _session.Time, cancellationToken).ConfigureAwait(false);
            }

            // What was good before a wait may have expired in it.
            var next = mayWait
                ? await _session.TryGetTokenAsync(progress, cancellationToken).ConfigureAwait(false)
                : await _session.RecoverAsync(token!, progress, cancellationToken).ConfigureAwait(false);
            if (canResend)
            {
                return next;
            }
        }
        catch (Exception cause) when (cause is AuthErrorException or TokenStoreException)
        {
            throw failure.ToException(cause);
        }

        _session.Logger.NotResent();
        throw failure.ToException(new InvalidOperationException(
            "The request could not be sent again: its body can be read only once, or is longer than MaxBufferedRequestBytes. Send it anew."));
    }

    private async ValueTask<AuthFailure?> ReadFailureAsync(FinalResponse final, AuthToken? token, CancellationToken cancellationToken)
    {
        var response = final.Response;
        if (final.IsCrossOrigin)
        {
            return null;
        }

        AuthFailure? failure;
        try
        {
            failure = _failures.MayBeFailure(response) ? await _failures.ReadAsync(response, token, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (IOException broken)
        {
            response.Dispose();
            throw new HttpRequestException("The connection broke while an error response was read.", broken);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (failure is null)
        {
            Accept(token, response);
            return null;
        }

        // Whoever sent no credential learns from the challenge what to do; a login may follow.
        if (token is null && response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return null;
        }

        Telemetry.Rejected(response.StatusCode, failure.Recovery);
        _session.Logger.Rejected((int)response.StatusCode, token, failure.Recovery);
        return failure;
    }

    /// <summary>Follows redirects, on which a credential goes no further than its origin.</summary>
    private async ValueTask<FinalResponse> FollowAsync(
        HttpRequestMessage request, AuthToken? token, bool canResend, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A handler of ours below this one has followed already. What it says of the way holds for this one too.
        var chain = RedirectChain.Of(response.RequestMessage);
        while (chain.Hops < _options.MaxRedirects && Redirect.Next(request, response, chain, canResend) is { } next)
        {
            response.Dispose();
            request = next;
            chain = RedirectChain.Of(next);
            response = await SendOnceAsync(next, chain.IsCrossOrigin ? null : token, cancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= next;
        }

        if (chain.Hops < _options.MaxRedirects && Redirect.Is(response))
        {
            _session.Logger.RedirectNotFollowed();
        }

        return new FinalResponse(response, chain.IsCrossOrigin);
    }

    /// <summary>Sends with a credential, and takes it off the request again: it goes into no clone, no redirect and no log.</summary>
    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, AuthToken? token, CancellationToken cancellationToken)
    {
        _credential.Put(request, token);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _credential.Remove(request, token);
        }
    }

    // A redirect may come from in front of the service, and lead to a login.
    private void Accept(AuthToken? token, HttpResponseMessage response)
    {
        if (token is not null && (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified))
        {
            _session.ReportAccepted(token);
        }
    }

    private void OwnRedirects()
    {
        if (!_ownsRedirects)
        {
            PrimaryHandler.TurnOffRedirects(InnerHandler);
            _ownsRedirects = true;
        }
    }
}
