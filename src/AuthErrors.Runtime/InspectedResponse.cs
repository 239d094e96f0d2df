using System;

namespace AuthErrors;

/// <summary>What a classifier sees of a response.</summary>
public readonly ref struct InspectedResponse
{
    /// <summary>The HTTP status.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The <c>error</c> of a <c>WWW-Authenticate: Bearer</c> challenge (RFC 6750, section 3), when there is one.</summary>
    public string? Challenge { get; init; }

    /// <summary>The media type without parameters, when the response names one.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long the server asks to wait, when it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The whole body; empty where it may not be looked at. The credential of the request, should the server echo it, is masked.</summary>
    public ReadOnlySpan<byte> Body { get; init; }
}
