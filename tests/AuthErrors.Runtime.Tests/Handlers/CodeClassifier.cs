using System;
using System.Collections.Generic;
using System.Text;
using AuthErrors.CompilerServices;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A catalog whose codes are the names of the recoveries.</summary>
internal sealed class CodeClassifier : IAuthErrorClassifier
{
    private static readonly EnvelopeReader Envelope = new("error_code", "message", "hint", "docs");

    public bool InspectsSuccess { get; init; }

    /// <summary>The bodies that were shown.</summary>
    public List<string> Seen { get; } = [];

    public AuthFailure? Classify(in InspectedResponse response)
    {
        Seen.Add(Encoding.UTF8.GetString(response.Body));
        if (!Envelope.TryRead(response.Body, out var envelope) || !Enum.TryParse<AuthRecovery>(envelope.Code, out var recovery))
        {
            return null;
        }

        var (statusCode, retryAfter) = (response.StatusCode, response.RetryAfter);
        return new AuthFailure(recovery, cause => new AuthErrorException(envelope.Message ?? "No message.", cause)
        {
            WireCode = envelope.Code,
            StatusCode = statusCode,
            RetryAfter = retryAfter,
            Recovery = recovery,
        });
    }
}
