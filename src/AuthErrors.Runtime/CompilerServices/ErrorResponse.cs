using System;
using System.ComponentModel;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Bodies;

namespace AuthErrors.CompilerServices;

/// <summary>Takes from a response what an error is made of. Generated code uses it; it is public only for that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ErrorResponse
{
    /// <summary>The longest body that is looked at: 64 KiB. A longer one is no error envelope.</summary>
    public const int MaxInspectedBytes = 64 * 1024;

    /// <summary>From here on a status says that a request failed (RFC 9110, sections 15.5 and 15.6).</summary>
    internal const int FirstErrorStatus = 400;

    /// <summary>Reads the body of an error response, and leaves it readable for whoever comes next.</summary>
    /// <param name="response">The response. One with a status below 400, an event stream or another type that is neither text nor JSON is not touched.</param>
    /// <param name="cancellationToken">Ends the reading; the body is then lost.</param>
    /// <returns>The body in full; empty when it is not to be inspected, is longer than <see cref="MaxInspectedBytes"/>, or longer than it says.</returns>
    /// <exception cref="IOException">The connection broke while the body was read.</exception>
    public static ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken = default)
        => ReadBodyAsync(response, inspectsSuccess: false, cancellationToken);

    /// <inheritdoc cref="ReadBodyAsync(HttpResponseMessage, CancellationToken)"/>
    /// <param name="response">The response.</param>
    /// <param name="inspectsSuccess">
    /// Whether a response with a status below 400 is looked at as well, if it is JSON and of a known length: to wait for the end of another would delay whoever reads it.
    /// </param>
    /// <param name="cancellationToken">Ends the reading; the body is then lost.</param>
    internal static ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, bool inspectsSuccess, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        var headers = response.Content.Headers;
        var mediaType = headers.ContentType?.MediaType;
        var isInspected = (int)response.StatusCode >= FirstErrorStatus
            ? mediaType is null || IsJson(mediaType) || IsPlainText(mediaType)
            : inspectsSuccess && headers.ContentLength is not null && mediaType is not null && IsJson(mediaType);
        return isInspected ? BodyPrefix.ReadWholeAsync(response, MaxInspectedBytes, cancellationToken) : default;
    }

    /// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3), seconds or date.</summary>
    /// <param name="response">The response.</param>
    /// <returns>How long to wait, never negative; <see langword="null"/> when the server does not say.</returns>
    public static TimeSpan? GetRetryAfter(HttpResponseMessage response) => GetRetryAfter(response, TimeProvider.System);

    /// <inheritdoc cref="GetRetryAfter(HttpResponseMessage)"/>
    /// <param name="response">The response.</param>
    /// <param name="time">The clock for a date, where the server does not tell its own.</param>
    internal static TimeSpan? GetRetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(response);
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsJson(string mediaType)
        => mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text, but for an event stream, which never ends.</summary>
    private static bool IsPlainText(string mediaType)
        => mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !mediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
