using System;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Mcp.Tests.Servers;
using ModelContextProtocol.Client;

namespace AuthErrors.Mcp.Tests.Logins;

/// <summary>A client of the SDK over the bridge, and what it takes to dispose of it.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly HttpClientTransport _transport;

    private Connection(McpOAuthSession session, HttpClientTransport transport, McpClient client)
    {
        Session = session;
        _transport = transport;
        Client = client;
    }

    public McpOAuthSession Session { get; }

    public McpClient Client { get; }

    public static async Task<Connection> OpenAsync(
        OAuthServer server, McpOAuthSession session, AuthRecoveryOptions? recovery = null, HttpMessageHandler? innerHandler = null, Action<HttpClientTransportOptions>? change = null)
    {
        var options = new HttpClientTransportOptions { Endpoint = server.Endpoint, OAuth = server.CreateOAuth() };
        change?.Invoke(options);
        var transport = McpAuthTransport.Create(options, session, recovery, innerHandler);
        try
        {
            // A busy machine is not to look like an older server.
            return new Connection(session, transport, await McpClient.CreateAsync(transport, new McpClientOptions { DiscoverProbeTimeout = TimeSpan.FromMinutes(1) }));
        }
        catch
        {
            await transport.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _transport.DisposeAsync();
    }
}
