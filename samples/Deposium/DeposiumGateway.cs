using System;
using AuthErrors;
using ModelContextProtocol.Client;

namespace Samples;

/// <summary>The way to the gateway. The only credential is the user's key, so there is nothing to store and nothing to issue.</summary>
public static class DeposiumGateway
{
    /// <summary>Reads the key.</summary>
    public static TokenSession OpenSession()
        => new(new InMemoryTokenStore(), issuer: null, new TokenSessionOptions { ApiKeyVariable = "DEPOSIUM_API_KEY" });

    /// <summary>Makes the transport for the client of the SDK.</summary>
    /// <param name="endpoint">Where the gateway speaks MCP.</param>
    /// <param name="session">Gives the key.</param>
    public static HttpClientTransport CreateTransport(Uri endpoint, TokenSession session)
        => McpAuthTransport.Create(
            new HttpClientTransportOptions { Endpoint = endpoint },
            session,
            new AuthRecoveryOptions { Classifier = new UnauthorizedClassifier(), ApiKeyHeader = "X-API-Key" });
}
