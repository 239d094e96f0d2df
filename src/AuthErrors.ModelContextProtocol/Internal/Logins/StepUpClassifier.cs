using System;

namespace AuthErrors.Internal.Logins;

/// <summary>
/// A classifier that leaves one answer to the SDK: 403 with <c>insufficient_scope</c> (RFC 6750, section 3.1), to which it asks the user for more.
/// </summary>
internal sealed class StepUpClassifier(IAuthErrorClassifier inner) : IAuthErrorClassifier
{
    public bool InspectsSuccess => inner.InspectsSuccess;

    public AuthFailure? Classify(in InspectedResponse response)
        => response is { StatusCode: 403, Challenge: "insufficient_scope" } ? null : inner.Classify(response);

    public string? ReadMessage(ReadOnlySpan<byte> body) => inner.ReadMessage(body);
}
