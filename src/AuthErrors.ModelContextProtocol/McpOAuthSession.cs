using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal;
using AuthErrors.Internal.Logins;
using ModelContextProtocol.Authentication;

namespace AuthErrors;

/// <summary>
/// A login at an MCP server. The SDK performs it; this keeps what it gave, durably and whole, and renews its token, for all transports, processes and machines that share
/// the store. The SDK never sees the refresh token, so that nobody spends it twice.
/// </summary>
/// <remarks>
/// Tokens of another type than <c>Bearer</c> are bound to a key that the SDK has (RFC 9449): they are left to it, in memory.
/// </remarks>
public sealed class McpOAuthSession : ITokenCache, IAsyncDisposable
{
    private readonly ITokenStore _store;
    private readonly TimeProvider _time;
    private readonly HttpClient _issuerHttp;

    // The token that the SDK was given last. While it is good, the store need not be read.
    private volatile AuthToken? _last;

    // The access token that the server goes on refusing though it has not expired.
    private volatile string? _refused;

    // What the SDK is about to store, and what it keeps itself.
    private volatile CodeExchange? _exchange;
    private volatile TokenContainer? _bound;

    private volatile int _logouts;

    private Uri? _server;
    private volatile string? _redirectUri;

    /// <summary>Opens the session of a login, which may be yet to come.</summary>
    /// <param name="store">Where it is kept: a <see cref="FileTokenStore"/>, a <c>PostgreSqlTokenStore</c>, an <see cref="InMemoryTokenStore"/>. One for each server and account.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="issuerHandler">
    /// What asks the authorization server for new tokens; disposed with the session. <see langword="null"/> for one that follows no redirects, since what is asked with is a secret.
    /// </param>
    /// <exception cref="ArgumentException">The options name a variable with an API key, or hold a time that makes no sense.</exception>
    public McpOAuthSession(ITokenStore store, TokenSessionOptions? options = null, HttpMessageHandler? issuerHandler = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        options ??= new TokenSessionOptions();
        if (options.ApiKeyVariable is not null)
        {
            throw new ArgumentException("A login has no API key, so ApiKeyVariable must be null. For a key, give McpAuthTransport a TokenSession.", nameof(options));
        }

        _store = store;
        _time = options.TimeProvider;
        _issuerHttp = new HttpClient(issuerHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false });
        Tokens = new TokenSession(store, new GrantIssuer(_issuerHttp, _time), options);
    }

    /// <summary>The session that owns every refresh. Other clients of the same server may share it.</summary>
    public TokenSession Tokens { get; }

    /// <summary>Logs out: forgets the login, here and in the store. The next request asks the user again, who may choose another account or team.</summary>
    /// <param name="cancellationToken">Ends the attempt before it takes effect.</param>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    [InvalidatesToken]
    public async ValueTask ResetAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _logouts);
        await Tokens.ResetAsync(cancellationToken).ConfigureAwait(false);
        (_last, _bound, _refused) = (null, null, null);
    }

    /// <summary>Ends the session. A refresh that is under way is stored before this completes.</summary>
    /// <returns>Completes when nothing is under way.</returns>
    public async ValueTask DisposeAsync()
    {
        await Tokens.DisposeAsync().ConfigureAwait(false);
        _issuerHttp.Dispose();
    }

    /// <summary>Gives the SDK the token to use now, renewed where that is due. Without one it lets the server ask for a login.</summary>
    /// <exception cref="AuthErrorException">The token cannot be renewed for now. The SDK would open a login that helps nobody.</exception>
    /// <exception cref="TokenStoreException">The store cannot be read, written or locked.</exception>
    async ValueTask<TokenContainer?> ITokenCache.GetTokensAsync(CancellationToken cancellationToken)
    {
        if (_bound is { } bound)
        {
            return bound;
        }

        if (_last is not { } last || IsExpired(last))
        {
            // What has ended and cannot be renewed stays where it is: the next login goes on with the client that is registered.
            var stored = await _store.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (stored is { RefreshToken: null } && IsExpired(stored))
            {
                return IsForServer(stored) ? TokenContainers.Ended(stored, _redirectUri) : null;
            }
        }

        try
        {
            var token = await Tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            if (IsRefused(token) && await _store.ReadAsync(cancellationToken).ConfigureAwait(false) is { } stored && !IsRefused(stored) && !IsExpired(stored))
            {
                // The user has logged in elsewhere meanwhile.
                token = await Tokens.RecoverAsync(token, cancellationToken).ConfigureAwait(false);
            }

            _last = token;
            return !IsForServer(token) ? null
                : IsRefused(token) ? TokenContainers.Ended(token, _redirectUri)
                : TokenContainers.From(token, _redirectUri);
        }
        catch (AuthErrorException error) when (error.Recovery == AuthRecovery.Reauthenticate)
        {
            return null;
        }
    }

    /// <summary>Keeps what a login gave. One that comes late, after a newer login or a logout, is dropped.</summary>
    /// <exception cref="AuthErrorException">The server gave what no request can carry.</exception>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    async ValueTask ITokenCache.StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!string.Equals(tokens.TokenType, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            _bound = tokens;
            return;
        }

        var exchange = _exchange is { } known && string.Equals(known.AccessToken, tokens.AccessToken, StringComparison.Ordinal) ? known : null;
        if (exchange is not null && exchange.Logouts != _logouts)
        {
            _exchange = null;
            return;
        }

        var login = TokenContainers.ToToken(tokens, exchange);
        if (await Tokens.LogInAsync(login, cancellationToken).ConfigureAwait(false))
        {
            (_last, _bound, _exchange) = (login, null, null);
        }
    }

    /// <summary>Takes note of who asks for tokens.</summary>
    /// <param name="server">The server that they are for.</param>
    /// <param name="redirectUri">Where the SDK's next login will be answered.</param>
    /// <exception cref="ArgumentException">They are for another server: its token must not go there.</exception>
    internal void Serve(Uri server, Uri redirectUri)
    {
        var known = Interlocked.CompareExchange(ref _server, server, null) ?? server;
        if (!Server.IsSame(known, server))
        {
            throw new ArgumentException($"The session holds the login at {known.Authority}. Open another one, with a store of its own, for {server.Authority}.", nameof(server));
        }

        _redirectUri = redirectUri.ToString();
    }

    /// <summary>How often there was a logout.</summary>
    internal int Logouts => _logouts;

    /// <summary>Takes note of where a code was exchanged, which the SDK does not say.</summary>
    internal void Exchanged(CodeExchange exchange) => _exchange = exchange;

    /// <summary>Takes note of a token that only a login can replace.</summary>
    internal void RequireLogin(string? refusedToken) => _refused = refusedToken;

    /// <summary>False of a token that a file has from a login at another server, as when an address was changed and the file was not.</summary>
    private bool IsForServer(AuthToken token)
        => _server is null || !Uri.TryCreate(token.Grant?.Resource, UriKind.Absolute, out var resource) || Server.IsSame(_server, resource);

    private bool IsRefused(AuthToken token) => string.Equals(token.AccessToken, _refused, StringComparison.Ordinal);

    private bool IsExpired(AuthToken token) => token.ExpiresAt <= _time.GetUtcNow();
}
