using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A program that logs in with <see cref="BrowserLogin"/> and keeps the login in a <see cref="McpOAuthSession"/>; who looks at the browser is the test.</summary>
internal sealed class McpLogin : IAsyncDisposable
{
    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly Channel<Uri> _opened = Channel.CreateUnbounded<Uri>();
    private readonly ConcurrentBag<HttpClientTransport> _transports = [];
    private readonly InMemoryTokenStore _store = new();
    private readonly InstaPodsServer _server;
    private readonly BrowserLogin _login;

    public McpLogin(InstaPodsServer server, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        _server = server;
        _login = new BrowserLogin(new BrowserLoginOptions
        {
            TimeProvider = time,
            OpenBrowser = async (address, cancellationToken) =>
            {
                await _opened.Writer.WriteAsync(address, cancellationToken);
                return true;
            },
        });
        Session = new McpOAuthSession(_store, new TokenSessionOptions { TimeProvider = time });
    }

    public Uri RedirectUri => _login.RedirectUri;

    /// <summary>The login, which outlives connections.</summary>
    public McpOAuthSession Session { get; }

    /// <summary>What happens between the answer of the browser and the exchange of the code.</summary>
    public Action? BeforeExchange { get; set; }

    /// <summary>The address for which a browser was opened next.</summary>
    public async Task<Uri> OpenedAsync()
    {
        using var guard = new CancellationTokenSource(HangGuard);
        return await _opened.Reader.ReadAsync(guard.Token);
    }

    /// <summary>Whether a browser was opened that no test has looked at.</summary>
    public bool HasOpenedAnother => _opened.Reader.TryPeek(out _);

    public Task<McpClient> ConnectAsync() => ConnectAsync(McpAuthTransport.Create(CreateOptions(), Session), new McpClientOptions().WithAuthRecovery(Session));

    /// <summary>Connects without the bridge, to compare.</summary>
    public Task<McpClient> ConnectPlainAsync() => ConnectAsync(new HttpClientTransport(CreateOptions()), new McpClientOptions { DiscoverProbeTimeout = HangGuard });

    /// <summary>Reads the log of a pod.</summary>
    public static async Task<string> ReadLogAsync(McpClient client, string pod)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["pod"] = pod };
        var result = await client.CallToolAsync("read_log", arguments).AsTask().WaitAsync(HangGuard);
        return result.Content.OfType<TextContentBlock>().Single().Text;
    }

    public async ValueTask DisposeAsync()
    {
        _login.Dispose();
        foreach (var transport in _transports)
        {
            await transport.DisposeAsync();
        }

        await Session.DisposeAsync();
        _store.Dispose();
    }

    private Task<McpClient> ConnectAsync(HttpClientTransport transport, McpClientOptions options)
    {
        _transports.Add(transport);
        return McpClient.CreateAsync(transport, options).WaitAsync(HangGuard);
    }

    private HttpClientTransportOptions CreateOptions() => new()
    {
        Endpoint = _server.Endpoint,
        TransportMode = HttpTransportMode.StreamableHttp,
        OAuth = new ClientOAuthOptions
        {
            RedirectUri = RedirectUri,
            AuthorizationCallbackHandler = AuthorizeAsync,
            DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "test" },
        },
    };

    private async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext context, CancellationToken cancellationToken)
    {
        var result = await _login.AuthorizeAsync(context, cancellationToken);
        BeforeExchange?.Invoke();
        return result;
    }
}
