using System;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Files;
using ModelContextProtocol.Client;
using PostHog.Auth;

namespace AuthErrors.Systems.Tests.PostHog;

/// <summary>PostHog, a user who is logged in, and the session of the login with its file.</summary>
internal sealed class PostHogRig : IAsyncDisposable
{
    /// <summary>Nothing here takes so long. It only turns a test that would hang into one that fails.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly HttpClient _issuerHttp = new();

    private PostHogRig(PostHogServer server, TimeProvider? time)
    {
        Server = server;
        Store = new FileTokenStore(Folder.File);
        Issuer = new RefreshTokenIssuer(_issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = server.TokenEndpoint, TimeProvider = time ?? IssuerTime });
        Session = new TokenSession(Store, Issuer, new TokenSessionOptions { TimeProvider = time ?? TimeProvider.System });
        var login = server.LogIn();
        Login = new AuthToken(login.AccessToken, CredentialKind.OAuth, login.RefreshToken, (time ?? TimeProvider.System).GetUtcNow() + PostHogServer.Lifetime);
    }

    public PostHogServer Server { get; }

    public TemporaryFolder Folder { get; } = new();

    public FileTokenStore Store { get; }

    /// <summary>The clock of the issuer's delays, where no test has another one.</summary>
    public EagerTimeProvider IssuerTime { get; } = new();

    public RefreshTokenIssuer Issuer { get; }

    public TokenSession Session { get; }

    /// <summary>What the login gave.</summary>
    public AuthToken Login { get; }

    /// <param name="time">The clock of all, the server included.</param>
    public static async Task<PostHogRig> StartAsync(TimeProvider? time = null)
    {
        var rig = new PostHogRig(await PostHogServer.StartAsync(time), time);
        await rig.Store.CompareReplaceAsync(expected: null, rig.Login, default);
        return rig;
    }

    public AuthRecoveryHandler CreateHandler(HttpMessageHandler inner)
        => new(Session, Server.Address, new AuthRecoveryOptions { Classifier = PostHogClassifier.Instance }, inner);

    public HttpClient CreateClient() => CreateClient(new SocketsHttpHandler());

    public HttpClient CreateClient(HttpMessageHandler inner) => new(CreateHandler(inner)) { BaseAddress = Server.Address, Timeout = HangGuard };

    /// <summary>Asks the API who is logged in.</summary>
    public static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.GetAsync("api/users/@me", HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Connects to the MCP server behind the proxy.</summary>
    public Task<McpClient> ConnectAsync(HttpClient client)
        => McpClient.CreateAsync(new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(Server.Address, "mcp"), TransportMode = HttpTransportMode.StreamableHttp }, client));

    /// <summary>The credential that a request with a token carries.</summary>
    public static string Bearer(AuthToken? token) => "Bearer " + token?.AccessToken;

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Server.DisposeAsync();
        _issuerHttp.Dispose();
        Folder.Dispose();
    }
}
