using System;
using System.Threading.Tasks;
using AuthErrors;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace Samples;

/// <summary>Connects to the MCP server.</summary>
internal static class Connection
{
    public static Task<McpClient> OpenAsync(Uri address, BrowserLogin login, McpOAuthSession session)
    {
        var oauth = new ClientOAuthOptions
        {
            RedirectUri = login.RedirectUri,
            AuthorizationCallbackHandler = login.AuthorizeAsync,
            DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "InstaPods sample" },
        };
        var transport = McpAuthTransport.Create(new HttpClientTransportOptions { Endpoint = address, OAuth = oauth }, session);
        return McpClient.CreateAsync(transport, new McpClientOptions().WithAuthRecovery(session));
    }
}
