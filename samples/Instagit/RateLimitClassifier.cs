using System;
using System.Net;
using System.Text.Json;
using AuthErrors;
using Instagit.Auth;

namespace Samples;

/// <summary>The catalog's classifier, and one thing that no catalog can say: a 429 tells in its body when the limit ends.</summary>
/// <param name="time">The clock.</param>
public sealed class RateLimitClassifier(TimeProvider time) : IAuthErrorClassifier
{
    /// <inheritdoc/>
    public AuthFailure? Classify(in InspectedResponse response)
    {
        if (response.StatusCode != (int)HttpStatusCode.TooManyRequests || ReadEnd(response.Body) is not { } end)
        {
            return InstagitClassifier.Instance.Classify(response);
        }

        const InstagitErrorCode Code = InstagitErrorCode.RateLimited;
        var message = $"The limit is reached. It ends at {end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.";
        var error = new InstagitError(Code, Code.ToWireCode(), message, Code.GetHint(), Code.GetDocs(), response.StatusCode, end - time.GetUtcNow());
        return new AuthFailure(Code.GetRecovery(), cause => new InstagitException(error, cause));
    }

    private static DateTimeOffset? ReadEnd(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("rate_limit_until", out var until)
                && until.ValueKind == JsonValueKind.String
                && until.TryGetDateTimeOffset(out var end)
                    ? end
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
