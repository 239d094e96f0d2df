using System;
using System.Net;
using AuthErrors;
using Deposium.Auth;

namespace Samples;

/// <summary>The catalog's classifier for 401 alone: the gateway sends all its codes with that status, and a 403 is somebody else's.</summary>
public sealed class UnauthorizedClassifier : IAuthErrorClassifier
{
    /// <inheritdoc/>
    public AuthFailure? Classify(in InspectedResponse response)
        => response.StatusCode == (int)HttpStatusCode.Unauthorized ? MCPAuthClassifier.Instance.Classify(response) : null;

    /// <inheritdoc/>
    public string? ReadMessage(ReadOnlySpan<byte> body) => MCPAuthClassifier.Instance.ReadMessage(body);
}
