using System;
using System.Globalization;
using System.Text.Json;

namespace AuthErrors.Internal.Issuers;

/// <summary>What the endpoint of anonymous registration answered, as far as it matters here.</summary>
internal sealed record RegistrationResponse(string? Token, DateTimeOffset? RateLimitUntil)
{
    private static readonly RegistrationResponse Nothing = new(null, null);

    /// <summary>Reads an answer; anything but a JSON object says nothing.</summary>
    public static RegistrationResponse Parse(ReadOnlySpan<byte> utf8Json)
        => JsonAnswer.Read(utf8Json, static root => new(JsonAnswer.Text(root, "token"), Time(root, "rate_limit_until")), Nothing);

    /// <summary>A moment: seconds since 1970, or a date (ISO 8601), of UTC where it does not say.</summary>
    private static DateTimeOffset? Time(JsonElement root, string name)
    {
        if (JsonAnswer.Number(root, name) is { } seconds)
        {
            return seconds is >= 0 and < int.MaxValue * 2d ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
        }

        return DateTimeOffset.TryParse(
            JsonAnswer.Text(root, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }
}
