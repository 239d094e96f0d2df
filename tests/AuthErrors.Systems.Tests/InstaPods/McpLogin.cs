using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A program with the official SDK that logs in with <see cref="BrowserLogin"/>; who looks at the browser is the test.</summary>
internal sealed class McpLogin : IDisposable
{
    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly Channel<Uri> _opened = Channel.CreateUnbounded<Uri>();
    private readonly InstaPodsServer _server;
    private readonly BrowserLogin _login;

    public McpLogin(InstaPodsServer server, TimeProvider? time = null)
    {
        _server = server;
        _login = new BrowserLogin(new BrowserLoginOptions
        {
            TimeProvider = time ?? TimeProvider.System,
            OpenBrowser = async (address, cancellationToken) =>
            {
                await _opened.Writer.WriteAsync(address, cancellationToken);
                return true;
            },
        });
    }

    public Uri RedirectUri => _login.RedirectUri;

    /// <summary>The token, which outlives connections as in a file.</summary>
    public ForgetfulTokens Tokens { get; } = new();

    /// <summary>What happens between the answer of the browser and the exchange of the code.</summary>
    public Action? BeforeExchange { get; set; }

    /// <summary>The address for which a browser was opened next.</summary>
    public async Task<Uri> OpenedAsync()
    {
        using var guard = new CancellationTokenSource(HangGuard);
        return await _opened.Reader.ReadAsync(guard.Token);
    }

    public Task<McpClient> ConnectAsync() => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = _server.Endpoint,
            TransportMode = HttpTransportMode.StreamableHttp,
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = RedirectUri,
                AuthorizationCallbackHandler = AuthorizeAsync,
                DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "test" },
                TokenCache = Tokens,
            },
        }),
        new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan, InitializationTimeout = Timeout.InfiniteTimeSpan }).WaitAsync(HangGuard);

    /// <summary>Reads the log of a pod.</summary>
    public static async Task<string> ReadLogAsync(McpClient client, string pod)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["pod"] = pod };
        var result = await client.CallToolAsync("read_log", arguments).AsTask().WaitAsync(HangGuard);
        return result.Content.OfType<TextContentBlock>().Single().Text;
    }

    public void Dispose() => _login.Dispose();

    private async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext context, CancellationToken cancellationToken)
    {
        var result = await _login.AuthorizeAsync(context, cancellationToken);
        BeforeExchange?.Invoke();
        return result;
    }
}
