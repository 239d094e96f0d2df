using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;
using AuthErrors.Internal.Issuers;

namespace AuthErrors;

/// <summary>Exchanges a refresh token for a new access token (RFC 6749, section 6).</summary>
/// <remarks>
/// An answer of 4xx is a refusal, but for 408 and 429. What cannot be reached, and 5xx, is tried again a few times. A server that rotates
/// and whose answer is lost on the way will see the old refresh token once more: no client can tell that from a request that never
/// arrived.
/// </remarks>
public sealed class RefreshTokenIssuer : ITokenIssuer
{
    private readonly RefreshTokenIssuerOptions _options;
    private readonly IssuerEndpoint _endpoint;

    /// <summary>Makes an issuer.</summary>
    /// <param name="http">Sends the requests. It must not itself need the token, and should not follow redirects: the body is a secret.</param>
    /// <param name="options">Where and as whom.</param>
    /// <exception cref="ArgumentException">The endpoint is missing, or neither https nor on this machine; or the attempts make no sense.</exception>
    public RefreshTokenIssuer(HttpClient http, RefreshTokenIssuerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _endpoint = new IssuerEndpoint(http, options.TokenEndpoint, "token endpoint", options.MaxAttempts, options.FirstDelay, options.TimeProvider);
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
        return await _endpoint.PostAsync(message => Ask(message, refreshToken), Read, cancellationToken).ConfigureAwait(false);
    }

    private Attempt Read(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var result = Read(response, TokenResponse.Parse(body.Span));

        // A server that says when to come back is not asked before. One that answered anything but an error of its own may have
        // rotated: the refresh token is not shown to it again.
        return new Attempt(result, MayRepeat: result is IssueResult.Unavailable { RetryAfter: null } && response.StatusCode >= HttpStatusCode.InternalServerError);
    }

    private void Ask(HttpRequestMessage message, string refreshToken)
    {
        var secret = _options.ClientSecret;
        var usesHeader = secret is not null && _options.ClientAuthentication == ClientAuthentication.BasicHeader;
        if (usesHeader)
        {
            // RFC 6749, section 2.3.1: both are encoded as in a form before they are joined.
            var pair = $"{WebUtility.UrlEncode(_options.ClientId)}:{WebUtility.UrlEncode(secret)}";
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        (string Name, string? Value)[] members =
        [
            ("grant_type", "refresh_token"),
            ("refresh_token", refreshToken),
            ("client_id", usesHeader ? null : _options.ClientId),
            ("client_secret", usesHeader ? null : secret),
            ("scope", _options.Scope),
            ("resource", _options.Resource),
        ];
        message.Content = new FormUrlEncodedContent(members.Where(static member => member.Value is not null).Select(static member => KeyValuePair.Create(member.Name, member.Value)));
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
                    ErrorResponse.GetRetryAfter(response, _options.TimeProvider), FormattableString.Invariant($"The token endpoint answered {status} without a token."));
            default:
                return new IssueResult.Refused(FormattableString.Invariant($"The token endpoint answered {status} ({answer.ErrorCode ?? "without a code"})."));
        }
    }
}
