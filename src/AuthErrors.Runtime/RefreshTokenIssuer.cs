using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Internal;
using Polly;
using Polly.Retry;

namespace AuthErrors;

/// <summary>Exchanges a refresh token for a new access token (RFC 6749, section 6).</summary>
/// <remarks>
/// An answer of 4xx is a refusal, but for 408 and 429. What cannot be reached, and 5xx, is tried again a few times. A server that rotates
/// and whose answer is lost on the way will see the old refresh token once more: no client can tell that from a request that never
/// arrived.
/// </remarks>
public sealed class RefreshTokenIssuer : ITokenIssuer
{
    private readonly HttpClient _http;
    private readonly RefreshTokenIssuerOptions _options;
    private readonly ResiliencePipeline<Attempt> _retries;

    /// <summary>Makes an issuer.</summary>
    /// <param name="http">Sends the requests. It must not itself need the token, and should not follow redirects: the body is a secret.</param>
    /// <param name="options">Where and as whom.</param>
    /// <exception cref="ArgumentException">The token endpoint is neither https nor on this machine.</exception>
    public RefreshTokenIssuer(HttpClient http, RefreshTokenIssuerOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        Origin.RequireConfidential(options.TokenEndpoint, nameof(options));
        _http = http;
        _options = options;
        _retries = CreateRetries(options);
    }

    /// <inheritdoc/>
    public bool IssuesWithoutToken => false;

    /// <inheritdoc/>
    [RefreshesToken]
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Current?.RefreshToken is not { } refreshToken)
        {
            return new IssueResult.Refused("There is no refresh token.");
        }

        request.Progress?.Report(new AuthProgress("Refreshing the token…"));
        var attempt = await _retries.ExecuteAsync(token => ExchangeAsync(refreshToken, token), cancellationToken).ConfigureAwait(false);
        return attempt.Result;
    }

    private static ResiliencePipeline<Attempt> CreateRetries(RefreshTokenIssuerOptions options)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.TimeProvider };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                Delay = options.FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = static outcome => new(outcome.Outcome.Result is { MayRepeat: true }),
            });
        }

        return builder.Build();
    }

    private async ValueTask<Attempt> ExchangeAsync(string refreshToken, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, _options.TokenEndpoint) { Content = new FormUrlEncodedContent(Form(refreshToken)) };
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await BodyPrefix.ReadWholeAsync(response, ErrorResponse.MaxInspectedBytes, cancellationToken).ConfigureAwait(false);
            var result = Read(response, TokenResponse.Parse(body.Span));

            // A server that says when to come back is not asked before. One that answered anything but an error of its own may have
            // rotated: the refresh token is not shown to it again.
            return new Attempt(result, MayRepeat: result is IssueResult.Unavailable { RetryAfter: null } && response.StatusCode >= HttpStatusCode.InternalServerError);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new Attempt(new IssueResult.Unavailable(Reason: "The token endpoint cannot be reached.", Cause: exception), MayRepeat: true);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Form(string refreshToken)
    {
        yield return new("grant_type", "refresh_token");
        yield return new("refresh_token", refreshToken);
        foreach (var (name, value) in new[] { ("client_id", _options.ClientId), ("client_secret", _options.ClientSecret), ("scope", _options.Scope), ("resource", _options.Resource) })
        {
            if (value is not null)
            {
                yield return new(name, value);
            }
        }
    }

    private IssueResult Read(HttpResponseMessage response, TokenResponse answer)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices when answer.AccessToken is { } accessToken && AuthToken.CanBeSent(accessToken):
                var expiresAt = answer.Lifetime is { } lifetime ? _options.TimeProvider.GetUtcNow() + lifetime : (DateTimeOffset?)null;
                return new IssueResult.Issued(new AuthToken(accessToken, CredentialKind.OAuth, answer.RefreshToken, expiresAt));
            case HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout:
            case < HttpStatusCode.BadRequest:
            case >= HttpStatusCode.InternalServerError:
                return new IssueResult.Unavailable(
                    ErrorResponse.GetRetryAfter(response), FormattableString.Invariant($"The token endpoint answered {status} without a token."));
            default:
                return new IssueResult.Refused(FormattableString.Invariant($"The token endpoint answered {status} ({answer.ErrorCode ?? "without a code"})."));
        }
    }

    private sealed record Attempt(IssueResult Result, bool MayRepeat);
}
