using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.CompilerServices;

namespace AuthErrors.Internal.Http;

/// <summary>Tells whether a response is an auth failure: by the catalog's classifier, and else by the status 401.</summary>
internal sealed class FailureReader(IAuthErrorClassifier? classifier, TimeProvider time)
{
    private const int Unauthorized = 401;

    /// <summary>Where a body has its message as a rule.</summary>
    private static readonly EnvelopeReader PlainEnvelope = new("error_code", "message", "hint", "docs");

    private readonly bool _inspectsSuccess = classifier?.InspectsSuccess ?? false;

    /// <summary>False of a response that needs no second look.</summary>
    public bool MayBeFailure(HttpResponseMessage response) => (int)response.StatusCode >= ErrorResponse.FirstErrorStatus || _inspectsSuccess;

    /// <summary>Looks at a response, and leaves it as it was.</summary>
    /// <param name="response">The response.</param>
    /// <param name="token">The credential that the request carried; it is masked should the server echo it.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public async ValueTask<AuthFailure?> ReadAsync(HttpResponseMessage response, AuthToken? token, CancellationToken cancellationToken)
    {
        var statusCode = (int)response.StatusCode;
        if (classifier is null && statusCode != Unauthorized)
        {
            return null;
        }

        var body = await ErrorResponse.ReadBodyAsync(response, _inspectsSuccess, cancellationToken).ConfigureAwait(false);
        var inspected = new InspectedResponse
        {
            StatusCode = statusCode,
            Challenge = EchoMask.Apply(BearerChallenge.ReadError(response.Headers), token),
            ContentType = response.Content.Headers.ContentType?.MediaType,
            RetryAfter = ErrorResponse.GetRetryAfter(response, time),
            Body = EchoMask.Apply(body, token).Span,
        };
        var failure = classifier?.Classify(inspected) ?? (statusCode == Unauthorized ? Plain(inspected) : null);

        // RFC 6750, section 3.1: a token with more rights is wanted. A refreshed one has the same.
        return failure is { Recovery: AuthRecovery.Refresh } && inspected.Challenge == BearerChallenge.InsufficientScope
            ? new AuthFailure(AuthRecovery.Surface, failure.ToException)
            : failure;
    }

    private AuthFailure Plain(in InspectedResponse response)
    {
        var (statusCode, retryAfter) = (response.StatusCode, response.RetryAfter);
        var message = classifier?.ReadMessage(response.Body) ?? PlainEnvelope.ReadMessage(response.Body);
        return new AuthFailure(AuthRecovery.Refresh, cause => AuthErrorException.WithoutCode(statusCode, message ?? cause?.Message, retryAfter, cause));
    }
}
