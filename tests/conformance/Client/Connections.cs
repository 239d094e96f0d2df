using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace AuthErrors.Conformance;

/// <summary>How the client reaches the server: by the SDK alone, or with the bridge. This is all that differs between the two.</summary>
internal sealed class Connections(Uri server, JsonObject context, Func<HttpMessageHandler> createSockets) : IAsyncDisposable
{
    private static readonly AuthRecoveryOptions Recovery = new() { Classifier = OAuthClassifier.Instance };

    private readonly Stack<IAsyncDisposable> _opened = new();

    /// <summary>With a generous limit: a busy machine must not make the SDK take the server for an older one.</summary>
    private static McpClientOptions ClientOptions => new() { DiscoverProbeTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>A program without a person gets a token by itself.</summary>
    private bool IsWorkload => (string?)context["name"] is "auth/client-credentials-basic" or "auth/client-credentials-jwt" or "auth/enterprise-managed-authorization";

    public async Task<McpClient> ConnectPlainAsync()
    {
        var http = new HttpClient(createSockets());
        if (IsWorkload)
        {
            using var issuerHttp = new HttpClient(createSockets());
            var issued = (IssueResult.Issued)await new WorkloadIssuer(server, context, issuerHttp).IssueAsync(new IssueRequest(Current: null), default);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Token.AccessToken);
        }

        return await ConnectAsync(new HttpClientTransport(CreateOptions(), http, ownsHttpClient: true), ClientOptions);
    }

    public Task<McpClient> ConnectWithBridgeAsync()
    {
        if (IsWorkload)
        {
            var tokens = Own(new TokenSession(new InMemoryTokenStore(), new WorkloadIssuer(server, context, new HttpClient(createSockets()))));
            return ConnectAsync(McpAuthTransport.Create(CreateOptions(), tokens, Recovery, innerHandler: createSockets()), ClientOptions.WithAuthRecovery(tokens));
        }

        var login = Own(new McpOAuthSession(new InMemoryTokenStore(), issuerHandler: createSockets()));
        return ConnectAsync(McpAuthTransport.Create(CreateOptions(), login, Recovery, innerHandler: createSockets()), ClientOptions.WithAuthRecovery(login));
    }

    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var opened))
        {
            await opened.DisposeAsync();
        }
    }

    private async Task<McpClient> ConnectAsync(HttpClientTransport transport, McpClientOptions options)
        => Own(await McpClient.CreateAsync(Own(transport), options));

    private T Own<T>(T opened)
        where T : IAsyncDisposable
    {
        _opened.Push(opened);
        return opened;
    }

    private HttpClientTransportOptions CreateOptions() => new()
    {
        Endpoint = server,
        TransportMode = HttpTransportMode.StreamableHttp,
        OAuth = IsWorkload ? null : new ClientOAuthOptions
        {
            // Nobody listens there: Person reads the redirect instead of following it.
            RedirectUri = new Uri("http://localhost:8765/callback"),
            ClientId = (string?)context["client_id"],
            ClientSecret = (string?)context["client_secret"],
            ClientMetadataDocumentUri = new Uri("https://conformance-test.local/client-metadata.json"),
            AuthorizationCallbackHandler = Person.ApproveAsync,
        },
    };
}
