using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Internal.Issuers;

namespace AuthErrors;

/// <summary>Registers this machine with a service that gives tokens to whoever asks: <c>{"fingerprint": "…"}</c> is answered by <c>{"token": "…"}</c>.</summary>
/// <remarks>
/// 303, 502, 503 and 504 are a service that starts or is overloaded, and are tried again like a connection that fails. 408, 429, all other answers of 5xx
/// and any without a token mean that there is none now. Other answers of 4xx are a refusal.
/// </remarks>
public sealed class AnonymousTokenIssuer : ITokenIssuer
{
    // A date further off is a mistake of the server's, and would close the session for good.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(366);

    private readonly AnonymousTokenIssuerOptions _options;
    private readonly IssuerEndpoint _endpoint;

    /// <summary>Makes an issuer.</summary>
    /// <param name="http">Sends the requests. It must not itself need the token, and must not follow redirects: a 303 is not one here.</param>
    /// <param name="options">Where, and as what machine.</param>
    /// <exception cref="ArgumentException">The endpoint is missing, or neither https nor on this machine; or the attempts make no sense.</exception>
    public AnonymousTokenIssuer(HttpClient http, AnonymousTokenIssuerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _endpoint = new IssuerEndpoint(
            http, options.RegistrationEndpoint, "registration endpoint", options.MaxAttempts, options.FirstDelay, options.TimeProvider);
    }

    /// <inheritdoc/>
    [RefreshesToken]
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Progress?.Report(new AuthProgress("Registering anonymous token…"));
        var body = $$"""{"fingerprint": "{{JsonEncodedText.Encode(_options.Fingerprint ?? MachineFingerprint.Compute())}}"}""";
        var result = await _endpoint.PostAsync(
            message => message.Content = new StringContent(body, new MediaTypeHeaderValue("application/json")), Read, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            IssueResult.Refused refused => new IssueResult.Refused(WithHelp(refused.Reason)),
            IssueResult.Unavailable { Reason: { } reason } unavailable => unavailable with { Reason = WithHelp(reason) },
            _ => result,
        };
    }

    private Attempt Read(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var result = Read(response, RegistrationResponse.Parse(body.Span));
        var isStarting = response.StatusCode
            is HttpStatusCode.SeeOther or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

        // A server that says when to come back is not asked before.
        return new Attempt(result, MayRepeat: isStarting && result is IssueResult.Unavailable { RetryAfter: null });
    }

    private IssueResult Read(HttpResponseMessage response, RegistrationResponse answer)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices when answer.Token is { } token && AuthToken.CanBeSent(token):
                return new IssueResult.Issued(new AuthToken(token, CredentialKind.Anonymous));
            case HttpStatusCode.TooManyRequests:
                return RateLimited(response, answer.RateLimitUntil);
            case HttpStatusCode.RequestTimeout:
            case < HttpStatusCode.BadRequest:
            case >= HttpStatusCode.InternalServerError:
                return new IssueResult.Unavailable(
                    ErrorResponse.GetRetryAfter(response, _options.TimeProvider), FormattableString.Invariant($"The registration endpoint answered {status} without a token."));
            default:
                return new IssueResult.Refused(FormattableString.Invariant($"The registration endpoint answered {status}."));
        }
    }

    private IssueResult.Unavailable RateLimited(HttpResponseMessage response, DateTimeOffset? until)
    {
        const string Reason = "The service takes no more registrations from here for now.";
        var wait = until - _options.TimeProvider.GetUtcNow();
        return wait > TimeSpan.Zero && wait < MaxWait
            ? new IssueResult.Unavailable(wait, FormattableString.Invariant($"{Reason} It takes the next one after {until:yyyy-MM-dd HH:mm:ss} UTC."))
            : new IssueResult.Unavailable(ErrorResponse.GetRetryAfter(response, _options.TimeProvider), Reason);
    }

    private string WithHelp(string reason) => string.IsNullOrEmpty(_options.Help) ? reason : $"{reason} {_options.Help}";
}
