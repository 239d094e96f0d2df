using System;
using System.Linq;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace AuthErrors.NodeServers.Tests;

/// <summary>An MCP client whose login is at oidc-provider, and who sent which refresh.</summary>
internal sealed class OidcClient : IAsyncDisposable
{
    private readonly RefreshCounter _sdk = new();
    private readonly RefreshCounter _session = new();
    private readonly McpOAuthSession _login;
    private readonly HttpClientTransport _transport;
    private McpClient? _client;

    private OidcClient(NodeServer server, ITokenStore store, BrowserLogin browser, TimeProvider? clock)
    {
        _login = new McpOAuthSession(store, new TokenSessionOptions { TimeProvider = clock ?? TimeProvider.System }, _session);
        var options = new HttpClientTransportOptions
        {
            Endpoint = new Uri(server.Address, "/mcp"),
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = browser.RedirectUri,
                AuthorizationCallbackHandler = browser.AuthorizeAsync,

                // The SDK asks for offline_access, which OpenID Connect (Core, section 11) grants only to those who ask for consent as well.
                AdditionalAuthorizationParameters = { ["prompt"] = "consent" },
            },
        };
        _transport = McpAuthTransport.Create(options, _login, innerHandler: _sdk);
    }

    /// <summary>Refresh grants that the SDK sent. It sees no refresh token, so there are none.</summary>
    public int RefreshesOfTheSdk => _sdk.Count;

    /// <summary>Refresh grants that the session sent.</summary>
    public int RefreshesOfTheSession => _session.Count;

    /// <summary>Connects, which logs in where nothing is stored.</summary>
    public static async Task<OidcClient> ConnectAsync(NodeServer server, ITokenStore store, BrowserLogin browser, TimeProvider? clock = null)
    {
        var client = new OidcClient(server, store, browser, clock);
        try
        {
            client._client = await McpClient.CreateAsync(client._transport, new McpClientOptions().WithAuthRecovery(client._login));
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes calls, all at once, and asserts that all are answered.</summary>
    public async Task CallAsync(int times = 1)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => _client!.CallToolAsync("hello").AsTask()));
        Assert.All(answers, static answer => Assert.Equal("Hello.", answer.Content.OfType<TextContentBlock>().Single().Text));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        await _transport.DisposeAsync();
        await _login.DisposeAsync();
    }
}
