using System;
using AuthErrors;
using ModelContextProtocol.Client;
using PostHog.Auth;

namespace Samples;

/// <summary>The way to PostHog's MCP server.</summary>
internal static class PostHogMcp
{
    /// <summary>Makes a transport whose requests carry the session's token, recover once when it is rejected, and throw the catalog's exception.</summary>
    public static HttpClientTransport CreateTransport(Uri address, TokenSession session)
        => McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = new Uri(address, "mcp") }, session, new AuthRecoveryOptions { Classifier = PostHogClassifier.Instance });
}
