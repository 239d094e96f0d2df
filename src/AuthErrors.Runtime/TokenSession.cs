using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal;
using AuthErrors.Internal.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuthErrors;

/// <summary>
/// The token of one grant (one origin, client and account), for everybody who needs it: concurrent requests here, other processes and other
/// machines through the store. Whoever asks, a token is refreshed once.
/// </summary>
public sealed class TokenSession : IAsyncDisposable, IDisposable
{
    private readonly ITokenStore _store;
    private readonly GuardedIssuer? _issuer;
    private readonly RefreshProtocol? _protocol;
    private readonly TokenSessionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AuthToken? _apiKey;
    private readonly SingleFlight<AuthToken?> _flight;
    private readonly AsyncLocal<StrongBox<bool>?> _isRefreshing = new();
    private readonly TokenMemory _memory;

    private bool _isDisposed;

    /// <summary>Opens the session of a grant.</summary>
    /// <param name="store">Where its token is kept.</param>
    /// <param name="issuer">What mints a new one; <see langword="null"/> for a service whose only credential is the user's key.</param>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options is negative, or zero where waiting not at all makes no sense.</exception>
    /// <exception cref="AuthErrorException">The variable that holds the user's API key holds something else.</exception>
    public TokenSession(ITokenStore store, ITokenIssuer? issuer = null, TokenSessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _options = options ?? new TokenSessionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.RefreshTimeout, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.LockTimeout, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.RejectedTokenCooldown, TimeSpan.Zero, nameof(options));
        _time = _options.TimeProvider;
        _logger = _options.Logger ?? NullLogger.Instance;
        _flight = new SingleFlight<AuthToken?>(_options.FollowerContinuations);
        _issuer = issuer is null ? null : new GuardedIssuer(issuer, _time, _options.RejectedTokenCooldown);
        _protocol = _issuer is null ? null : new RefreshProtocol(store, _issuer, LockTimeout, _options.FollowerContinuations);
        _memory = new TokenMemory(_time);
        _apiKey = UserKey.Read(_options.ApiKeyVariable);
    }

    /// <summary>Gives the credential to use now: the user's API key, the stored token, or one that is issued for the occasion.</summary>
    /// <param name="cancellationToken">Ends the waiting of this caller, and of no other.</param>
    /// <returns>A credential that has not expired.</returns>
    /// <exception cref="AuthErrorException">There is none, and none can be had: its <see cref="AuthErrorException.Recovery"/> says whether waiting helps.</exception>
    /// <exception cref="TokenStoreException">The store cannot be read, written or locked.</exception>
    public ValueTask<AuthToken> GetTokenAsync(CancellationToken cancellationToken = default) => GetTokenAsync(progress: null, cancellationToken);

    /// <inheritdoc cref="GetTokenAsync(CancellationToken)"/>
    /// <param name="progress">Hears of what is done while this caller waits.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller, and of no other.</param>
    public async ValueTask<AuthToken> GetTokenAsync(IProgress<AuthProgress>? progress, CancellationToken cancellationToken = default)
        => await TryGetTokenAsync(progress, cancellationToken).ConfigureAwait(false) ?? throw SessionError.NoCredential(_options.ApiKeyVariable);

    /// <summary>Of the time of a refresh at least half is left to read what the holder of the lock has stored, or to ask the issuer.</summary>
    private TimeSpan LockTimeout => _options.LockTimeout < _options.RefreshTimeout / 2 ? _options.LockTimeout : _options.RefreshTimeout / 2;

    /// <summary>How long whoever asks for a token may have to wait: as long as one refresh may take.</summary>
    public TimeSpan RefreshTimeout => _options.RefreshTimeout;

    /// <summary>The clock of the session.</summary>
    internal TimeProvider Time => _time;

    /// <summary>Where the session says what it does.</summary>
    internal ILogger Logger => _logger;

    /// <summary>Gives the credential to use now if it is at hand, without a wait.</summary>
    internal bool TryGetHeldToken([NotNullWhen(true)] out AuthToken? token)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        var held = _memory.Held;
        token = _apiKey ?? (held is not null && held.IsFresh(_time) ? held.Token : null);
        return token is not null;
    }

    /// <summary>Gives the credential to use now, or <see langword="null"/> where there is none and none can be had without asking the user.</summary>
    internal ValueTask<AuthToken?> TryGetTokenAsync(IProgress<AuthProgress>? progress, CancellationToken cancellationToken)
        => TryGetHeldToken(out var token) ? new(token) : FindTokenAsync(progress, cancellationToken);

    /// <summary>Gives the credential to use after a server rejected one.</summary>
    /// <param name="rejected">The credential that was on the rejected request.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller; the refresh itself goes on.</param>
    /// <returns>A newer credential: issued now, or by somebody else since.</returns>
    /// <exception cref="AuthErrorException">There is none: the rejected one was the user's key, the issuer refused, or it cannot be reached.</exception>
    /// <exception cref="TokenStoreException">The store cannot be read, written or locked.</exception>
    [RefreshesToken(SingleFlight = true)]
    public ValueTask<AuthToken> RecoverAsync(AuthToken rejected, CancellationToken cancellationToken = default)
        => RecoverAsync(rejected, progress: null, cancellationToken);

    /// <inheritdoc cref="RecoverAsync(AuthToken, CancellationToken)"/>
    /// <param name="rejected">The credential that was on the rejected request.</param>
    /// <param name="progress">Hears of what is done while this caller waits.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller; the refresh itself goes on.</param>
    [RefreshesToken(SingleFlight = true)]
    public async ValueTask<AuthToken> RecoverAsync(AuthToken rejected, IProgress<AuthProgress>? progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        if (rejected.Kind == CredentialKind.ApiKey)
        {
            throw SessionError.KeyRejected(_options.ApiKeyVariable);
        }

        // A late rejection of an old token: somebody has recovered meanwhile.
        var held = _memory.Held;
        return held is not null && !held.Token.Equals(rejected) && !held.Token.IsExpired(_time.GetUtcNow())
            ? held.Token
            : await RefreshAsync(rejected, wasRejected: true, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that a server accepted a token. A token that was issued and is rejected before anybody accepted it is not refreshed again.</summary>
    /// <param name="accepted">The token that was on the request.</param>
    public void ReportAccepted(AuthToken accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        _issuer?.Accepted(accepted);
    }

    /// <summary>Takes over what a login gave, here and in the store, in place of whatever was there. A refresh that is under way adopts it.</summary>
    /// <param name="token">The token, which no server has accepted yet.</param>
    /// <param name="cancellationToken">Ends the attempt before it takes effect.</param>
    /// <returns>
    /// <see langword="false"/> when it came late, and changed nothing: the same login or a newer one, by <see cref="OAuthGrant.GrantedAt"/>, is there already, or a
    /// logout came between.
    /// </returns>
    /// <exception cref="TokenStoreException">The store cannot be read or written.</exception>
    public ValueTask<bool> LogInAsync(AuthToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        return new Login(_store, _memory, _issuer, _time).TakeOverAsync(token, cancellationToken);
    }

    /// <summary>Forgets the token, here and in the store. A refresh that is under way does not bring it back.</summary>
    /// <param name="cancellationToken">Ends the attempt before it takes effect.</param>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    [InvalidatesToken]
    public async ValueTask ResetAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        _logger.SessionReset();
        _memory.Forget();
        if (_protocol is not null)
        {
            await _protocol.WhenStoredAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await _store.ResetAsync(cancellationToken).ConfigureAwait(false);

        // Whoever read the store meanwhile may have read it before it was cleared.
        _memory.Forget();
    }

    /// <summary>Ends the session. A refresh that is under way is stored before this completes.</summary>
    /// <returns>Completes when nothing is under way, or after <see cref="TokenSessionOptions.RefreshTimeout"/>.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            await _flight.WhenIdleAsync().WaitAsync(_options.RefreshTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // An issuer that heeds no time limit. It keeps its lock, and what it gives is still stored.
        }
    }

    /// <summary>Ends the session without waiting. A refresh that is under way is still stored.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isDisposed, true);
        _flight.Close();
    }

    private async ValueTask<AuthToken?> FindTokenAsync(IProgress<AuthProgress>? progress, CancellationToken cancellationToken)
    {
        var epoch = _memory.Epoch;
        var before = _memory.Held;
        var stored = await _store.ReadAsync(cancellationToken).ConfigureAwait(false);
        var held = stored is null ? null : _memory.HoldRead(stored, before, epoch);
        if (held is not null && held.IsFresh(_time))
        {
            return held.Token;
        }

        // What nothing can renew serves until its end: to ask early would end the login early.
        var isGood = held is not null && !held.Token.IsExpired(_time.GetUtcNow());
        if (_issuer is null || (!_issuer.IssuesWithoutToken && (stored is null || (isGood && stored.RefreshToken is null))))
        {
            return isGood ? held!.Token : null;
        }

        try
        {
            return await RefreshAsync(stored, wasRejected: false, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (
            failure is TokenStoreException or AuthErrorException { Recovery: AuthRecovery.Backoff }
            && held is not null && held == _memory.Held && !held.Token.IsExpired(_time.GetUtcNow()))
        {
            // The renewal was early. What is still good is better than an issuer that cannot be reached, or a store that cannot be locked.
            return held.Token;
        }
    }

    private async ValueTask<AuthToken> RefreshAsync(
        AuthToken? replaced, bool wasRejected, IProgress<AuthProgress>? progress, CancellationToken cancellationToken)
    {
        if (_protocol is null)
        {
            return await AdoptAsync(replaced, cancellationToken).ConfigureAwait(false) ?? throw SessionError.NoIssuer(_options.ApiKeyVariable);
        }

        if (_isRefreshing.Value is { Value: true })
        {
            throw new InvalidOperationException("The issuer of a session asked the same session for a token. It must use a client of its own.");
        }

        var epoch = _memory.Epoch;
        while (true)
        {
            var (flight, isShared) = _flight.JoinOrStart(news => RunAsync(replaced, wasRejected, news));
            var token = await WaitAsync(flight, progress, cancellationToken).ConfigureAwait(false);

            if (token is null)
            {
                // A logout ended it. For those who came after the logout that was not their refresh.
                if (isShared && epoch == _memory.Epoch)
                {
                    continue;
                }

                throw SessionError.From(new RefreshOutcome.Ended());
            }

            // A refresh that others began may end with the very token that was rejected here, or with one that has expired since.
            if (!isShared || ((!wasRejected || !token.Equals(replaced)) && !token.IsExpired(_time.GetUtcNow())))
            {
                return token;
            }
        }
    }

    /// <summary>Where nothing can be issued, a new login may have stored another token.</summary>
    private async ValueTask<AuthToken?> AdoptAsync(AuthToken? replaced, CancellationToken cancellationToken)
    {
        var epoch = _memory.Epoch;
        var stored = await _store.ReadAsync(cancellationToken).ConfigureAwait(false);
        return stored is null || stored.Equals(replaced) || stored.IsExpired(_time.GetUtcNow()) ? null : _memory.Hold(stored, epoch).Token;
    }

    /// <summary>Waits as one of many. The refresh has a time limit too, but an issuer that does not heed it must not hold its callers.</summary>
    private async Task<AuthToken?> WaitAsync(Flight<AuthToken?> flight, IProgress<AuthProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            if (progress is not null)
            {
                await flight.News.ListenAsync(progress, flight.Work, cancellationToken).WaitAsync(_options.RefreshTimeout, _time, cancellationToken).ConfigureAwait(false);
            }

            return await flight.Work.WaitAsync(_options.RefreshTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException timeout)
        {
            throw SessionError.TimedOut(_options.RefreshTimeout, timeout);
        }
    }

    /// <summary>Refreshes.</summary>
    /// <returns>The new token; <see langword="null"/> when the session was reset since, whatever came of it.</returns>
    private async Task<AuthToken?> RunAsync(AuthToken? replaced, bool wasRejected, IProgress<AuthProgress> news)
    {
        // A box: what the issuer leaves running keeps a copy of the flow, and is free to ask once the refresh has ended.
        var isRefreshing = new StrongBox<bool>(true);
        _isRefreshing.Value = isRefreshing;
        using var limit = new CancellationTokenSource(_options.RefreshTimeout, _time);
        using var report = RefreshReport.Start(_logger, _time, replaced);
        var epoch = _memory.Epoch;
        var refresh = new Refresh(
            replaced, wasRejected, IsUsable: token => !token.IsExpired(_time.GetUtcNow()), IsEnded: () => _memory.Epoch != epoch, news);
        RefreshOutcome outcome;
        try
        {
            outcome = await _protocol!.RunAsync(refresh, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException timeout) when (limit.IsCancellationRequested)
        {
            report.Failed(timeout);
            throw SessionError.TimedOut(_options.RefreshTimeout, timeout);
        }
        catch (Exception exception)
        {
            report.Failed(exception);
            throw;
        }
        finally
        {
            isRefreshing.Value = false;
        }

        report.Ended(outcome, LockTimeout);
        if (refresh.IsEnded())
        {
            return null;
        }

        if (outcome is RefreshOutcome.Refused or RefreshOutcome.Ended)
        {
            _memory.Drop(replaced);
        }

        return Take(outcome, epoch);
    }

    private AuthToken Take(RefreshOutcome outcome, int epoch)
    {
        switch (outcome)
        {
            case RefreshOutcome.Issued issued:
                return _memory.Hold(issued.Token, epoch).Token;
            case RefreshOutcome.Adopted adopted:
                return _memory.Hold(adopted.Token, epoch).Token;
            case RefreshOutcome.Unsaved unsaved:
                // A token that could not be stored is held all the same: the server may take no other any more.
                _memory.Hold(unsaved.Token, epoch);
                throw SessionError.Unsaved(unsaved.Cause);
            default:
                throw SessionError.From(outcome);
        }
    }
}
