using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace Samples;

/// <summary>Connects to the MCP server.</summary>
internal static class Connection
{
    public static Task<McpClient> OpenAsync(Uri address, BrowserLogin login, ITokenStore store)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = address,
            TransportMode = HttpTransportMode.StreamableHttp,
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = login.RedirectUri,
                AuthorizationCallbackHandler = login.AuthorizeAsync,
                DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "InstaPods sample" },
                TokenCache = new StoredTokens(store),
            },
        });

        // The user logs in while the client connects, which takes longer than a connection may otherwise.
        return McpClient.CreateAsync(
            transport, new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan, InitializationTimeout = Timeout.InfiniteTimeSpan });
    }
}
