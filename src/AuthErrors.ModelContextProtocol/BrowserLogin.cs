using System;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using AuthErrors.Internal.Browser;
using ModelContextProtocol.Authentication;

namespace AuthErrors;

/// <summary>
/// Logs a user in with a browser (RFC 8252): opens the authorization page, and receives the answer on a port of this machine. Give
/// <see cref="RedirectUri"/> and <see cref="AuthorizeAsync"/> to the <see cref="ClientOAuthOptions"/> of the SDK.
/// </summary>
/// <remarks>It listens from the start, so that nobody else can take the port of the redirect URI before the answer comes.</remarks>
public sealed class BrowserLogin : IDisposable
{
    private const string Path = "/callback";

    // What timers can hold.
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly BrowserLoginOptions _options;
    private readonly LoopbackListener _listener;
    private PendingLogin? _pending;
    private bool _isDisposed;

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where it listens, how it opens a browser, and how long it waits.</param>
    /// <exception cref="ArgumentException">The host is neither <c>localhost</c> nor <c>127.0.0.1</c>, or the time is not positive or more than 49 days.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken, or none is free.</exception>
    public BrowserLogin(BrowserLoginOptions? options = null)
    {
        _options = options ?? new BrowserLoginOptions();
        if (_options.Host is not ("localhost" or "127.0.0.1"))
        {
            throw new ArgumentException($"A login listens on localhost or 127.0.0.1, not on {_options.Host}.", nameof(options));
        }

        if (_options.Timeout != Timeout.InfiniteTimeSpan && (_options.Timeout <= TimeSpan.Zero || _options.Timeout > MaxTimeout))
        {
            throw new ArgumentException("The time to log in is not positive, or more than 49 days. For no limit, set Timeout.InfiniteTimeSpan.", nameof(options));
        }

        _listener = LoopbackListener.Start(_options.Host, _options.Port, _options.TimeProvider, Answer);
        RedirectUri = new UriBuilder(Uri.UriSchemeHttp, _options.Host, _listener.Port, Path).Uri;
    }

    /// <summary>Where the browser is sent with the answer: <c>http://localhost:PORT/callback</c>.</summary>
    public Uri RedirectUri { get; }

    /// <summary>
    /// Lets the user log in: a <see cref="ClientOAuthOptions.AuthorizationCallbackHandler"/>. One login is under way at a time, others wait for their turn.
    /// </summary>
    /// <param name="context">The address to open, which has a <c>state</c>, and the redirect URI.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The code, with the state and the issuer (RFC 9207) that came with it.</returns>
    /// <exception cref="AuthErrorException">
    /// The user or the server refused: the <see cref="AuthErrorException.WireCode"/> is the error (RFC 6749, section 4.1.2.1). Or the time was up, or there is
    /// no browser.
    /// </exception>
    /// <exception cref="ArgumentException">The address is not one of a web page, has no <c>state</c>, or the redirect URI is not <see cref="RedirectUri"/>.</exception>
    public async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var pending = new PendingLogin(StateOf(context));
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _pending, pending);
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
            return await WaitAsync(context.AuthorizationUri, pending, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            TryTake(pending);
            _turn.Release();
        }
    }

    /// <summary>Stops to listen. A login that is under way ends with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isDisposed, true);
        _listener.Dispose();
        Interlocked.Exchange(ref _pending, null)?.Fail(new ObjectDisposedException(nameof(BrowserLogin)));
    }

    private async Task<AuthorizationResult> WaitAsync(Uri address, PendingLogin pending, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await OpenAsync(address, either.Token).ConfigureAwait(false);
            return await pending.Result.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The browser may be showing at this moment that the answer has arrived. Then it has.
            return TryTake(pending) ? throw RedirectError.TimedOut(_options.Timeout) : await pending.Result.ConfigureAwait(false);
        }
    }

    private async ValueTask OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var isOpen = await (_options.OpenBrowser ?? SystemBrowser.TryOpenAsync)(address, cancellationToken).ConfigureAwait(false);
        if (!isOpen && _options.Progress is null)
        {
            throw RedirectError.NoBrowser();
        }

        // Whoever starts a browser cannot know that the user sees it.
        _options.Progress?.Report(new AuthProgress(isOpen
            ? $"Log in in the browser. If no window has opened, go to {address.AbsoluteUri}"
            : $"Open this address in a browser to log in: {address.AbsoluteUri}"));
    }

    /// <summary>Answers a request that the listener received.</summary>
    private Reply Answer(RequestHead request)
    {
        // Another name in Host means that a page of that name had its address changed to this machine (DNS rebinding).
        if (request is not { Method: "GET", Path: Path } || !string.Equals(request.Host, RedirectUri.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return RedirectPage.NotFound;
        }

        if (Volatile.Read(ref _pending) is not { } pending)
        {
            return RedirectPage.NothingWaiting;
        }

        var answer = HttpUtility.ParseQueryString(request.Query);
        if (!pending.Expects(answer["state"]))
        {
            return RedirectPage.AnotherLogin;
        }

        return TryTake(pending) ? pending.Accept(answer) : RedirectPage.NothingWaiting;
    }

    /// <summary>Ends the wait for a login: one alone can do so.</summary>
    private bool TryTake(PendingLogin pending) => Interlocked.CompareExchange(ref _pending, null, pending) == pending;

    private string StateOf(AuthorizationCallbackContext context)
    {
        var address = context.AuthorizationUri;
        if (context.RedirectUri != RedirectUri)
        {
            throw new ArgumentException($"The answer would go to {context.RedirectUri}. Set {nameof(ClientOAuthOptions)}.{nameof(ClientOAuthOptions.RedirectUri)} to {RedirectUri}.", nameof(context));
        }

        // The server names the address, and other schemes start other programs.
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            throw new ArgumentException($"The authorization page must be https or http, not {address.Scheme}.", nameof(context));
        }

        return HttpUtility.ParseQueryString(address.Query)["state"] is { Length: > 0 } state
            ? state
            : throw new ArgumentException("The authorization request has no state, without which any page could answer it.", nameof(context));
    }
}
