using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Http;

namespace AuthErrors;

/// <summary>
/// A server refused a request for a reason of authentication. Catalogs generate a sealed type for the codes they know;
/// this one alone is thrown where the server gave no code.
/// </summary>
/// <remarks>
/// Deliberately not an <see cref="System.Net.Http.HttpRequestException"/>: retry layers take those for transport
/// failures and would repeat a request that can only be refused again.
/// </remarks>
public class AuthErrorException : Exception
{
    /// <summary>Makes an error with a text for people.</summary>
    /// <param name="message">The whole text. It must carry no secret.</param>
    /// <param name="innerException">What caused the error, when something did.</param>
    public AuthErrorException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The code as the server sent it; <see langword="null"/> when it sent none.</summary>
    public string? WireCode { get; init; }

    /// <summary>What the server suggests to do, when it does.</summary>
    public string? Hint { get; init; }

    /// <summary>Where the server's documentation of the error is, when it says so.</summary>
    public string? Docs { get; init; }

    /// <summary>The HTTP status of the refusal; <see langword="null"/> when no response was there.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the server asks to wait (RFC 9110, section 10.2.3), when it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What a client may do about the error.</summary>
    public AuthRecovery Recovery { get; init; }

    /// <summary>Throws when a response is an authentication error. Its body can be read again afterwards.</summary>
    /// <param name="response">The response.</param>
    /// <param name="classifier">Tells authentication errors from other responses. Without one, a status of 401 alone is an error.</param>
    /// <param name="cancellationToken">Ends the reading of the body, which is then lost.</param>
    /// <returns>Nothing, when the response is no authentication error.</returns>
    /// <exception cref="AuthErrorException">The response is one: what the classifier makes of it; this type alone where the status is 401 and there is no code.</exception>
    /// <exception cref="System.IO.IOException">The connection broke while the body was read.</exception>
    public static async ValueTask ThrowIfAuthErrorAsync(
        HttpResponseMessage response, IAuthErrorClassifier? classifier = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        var reader = new FailureReader(classifier, TimeProvider.System);
        if (reader.MayBeFailure(response) && await reader.ReadAsync(response, token: null, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            throw failure.ToException(cause: null);
        }
    }

    /// <summary>Composes the text of an error that carries a code: the message, then hint and docs on lines of their own.</summary>
    /// <param name="statusCode">The HTTP status of the refusal.</param>
    /// <param name="message">What the server said.</param>
    /// <param name="hint">What the server suggests; no line when absent or empty.</param>
    /// <param name="docs">Where the server documents the error; no line when absent or empty.</param>
    /// <returns>The text for <see cref="Exception.Message"/>.</returns>
    protected static string Describe(int statusCode, string message, string? hint, string? docs)
    {
        var text = new StringBuilder(FormattableString.Invariant($"Authentication failed ({statusCode}): {message}"));
        if (!string.IsNullOrEmpty(hint))
        {
            text.Append("\n💡 ").Append(hint);
        }

        if (!string.IsNullOrEmpty(docs))
        {
            text.Append("\n📖 ").Append(docs);
        }

        return text.ToString();
    }

    /// <summary>
    /// Makes the error for a refusal without a code: an empty body, a proxy's page, JSON of another shape. The first line gives the status,
    /// the second the message. Where recovery was tried, its failure says what can still be done.
    /// </summary>
    internal static AuthErrorException WithoutCode(int statusCode, string? message, TimeSpan? retryAfter, Exception? innerException = null)
    {
        var cause = innerException as AuthErrorException;
        return new(FormattableString.Invariant($"Authentication failed ({statusCode})\n{message ?? "Invalid or missing API key"}"), innerException)
        {
            StatusCode = statusCode,
            RetryAfter = retryAfter ?? cause?.RetryAfter,
            Recovery = cause?.Recovery ?? AuthRecovery.Surface,
        };
    }
}
