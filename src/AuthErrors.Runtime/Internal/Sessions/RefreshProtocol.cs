using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>
/// One refresh, whoever asks and from wherever: lock, re-read, issue, persist, release. The re-read under the lock is what makes
/// the second process adopt the first one's token instead of spending the refresh token again.
/// </summary>
/// <param name="store">Where the token is.</param>
/// <param name="issuer">What mints a new one.</param>
/// <param name="lockTimeout">How long to wait for another holder of the lock.</param>
/// <param name="continuations">How a logout that waits for a token on its way into the store goes on.</param>
internal sealed class RefreshProtocol(ITokenStore store, GuardedIssuer issuer, TimeSpan lockTimeout, TaskCreationOptions continuations)
{
    // What the store could not take, and the spent token that it went on holding. One refresh runs at a time, so no gate is needed.
    private (AuthToken Spent, AuthToken Next)? _unsaved;

    private TaskCompletionSource? _storing;

    /// <summary>Replaces a token.</summary>
    /// <param name="refresh">What is asked for.</param>
    /// <param name="cancellationToken">The time limit of the refresh.</param>
    public async ValueTask<RefreshOutcome> RunAsync(Refresh refresh, CancellationToken cancellationToken)
    {
        var refreshLock = await store.TryAcquireRefreshLockAsync(lockTimeout, cancellationToken).ConfigureAwait(false);
        try
        {
            var current = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
            var late = _unsaved is { } unsaved && unsaved.Spent.Equals(current) ? unsaved.Next : null;
            if (current is not null && late is null && IsNewer(current, refresh) && refresh.IsUsable(current))
            {
                return new RefreshOutcome.Adopted(current);
            }

            if (refreshLock is null)
            {
                return new RefreshOutcome.Busy();
            }

            // A grant that is gone cannot be refreshed; whoever ended it meant it. An anonymous token is simply asked for again.
            if (refresh.IsEnded() || (current is null && refresh.Replaced?.Kind == CredentialKind.OAuth))
            {
                return new RefreshOutcome.Ended();
            }

            // To show the spent one to the server again would end the grant. Its successor has to be stored first.
            if (late is not null)
            {
                var stored = await StoreAsync(refresh, current, late).ConfigureAwait(false);
                if (stored is not RefreshOutcome.Issued || (!late.Equals(refresh.Replaced) && refresh.IsUsable(late)))
                {
                    return stored;
                }

                current = late;
            }

            return await IssueAsync(refresh, current, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (refreshLock is not null)
            {
                await refreshLock.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Completes when no token is on its way into the store. It could arrive after a logout that did not wait for it.</summary>
    public Task WhenStoredAsync() => Volatile.Read(ref _storing)?.Task ?? Task.CompletedTask;

    private async ValueTask<RefreshOutcome> IssueAsync(Refresh refresh, AuthToken? current, CancellationToken cancellationToken)
    {
        var request = new IssueRequest(current, refresh.Progress);
        var wasRejected = refresh.WasRejected && current is not null && current.Equals(refresh.Replaced);
        var result = await issuer.IssueAsync(request, wasRejected, cancellationToken).ConfigureAwait(false);

        // From here on no time limit applies: the server may have rotated, and what it gave must not be lost.
        switch (result)
        {
            case IssueResult.Issued issued:
                return await StoreAsync(refresh, current, issued.Token.After(current)).ConfigureAwait(false);
            case IssueResult.Refused refused:
                return await ClearAsync(refresh, current).ConfigureAwait(false)
                    ?? new RefreshOutcome.Refused(refused.Reason, EndsLogin: current?.Kind == CredentialKind.OAuth);
            case IssueResult.Unavailable unavailable:
                return new RefreshOutcome.Unavailable(unavailable);
            default:
                throw new InvalidOperationException("An issue result is issued, refused or unavailable.");
        }
    }

    /// <summary>Clears what was refused, and nothing else.</summary>
    /// <returns>What to do instead, where somebody has stored another token meanwhile: a new login perhaps.</returns>
    private async ValueTask<RefreshOutcome?> ClearAsync(Refresh refresh, AuthToken? refused)
        => refused is null || await store.CompareReplaceAsync(refused, next: null, CancellationToken.None).ConfigureAwait(false)
            ? null
            : await FindWinnerAsync(refresh).ConfigureAwait(false);

    /// <summary>Somebody who takes no lock was faster. What is stored now is what everybody else uses.</summary>
    private async ValueTask<RefreshOutcome?> FindWinnerAsync(Refresh refresh)
    {
        var winner = await store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        return winner is null ? null : refresh.IsUsable(winner) ? new RefreshOutcome.Adopted(winner) : new RefreshOutcome.Busy();
    }

    private async ValueTask<RefreshOutcome> StoreAsync(Refresh refresh, AuthToken? current, AuthToken next)
    {
        // Made known before the question whether there was a logout, so that one of the two sees the other.
        var storing = new TaskCompletionSource(continuations);
        Interlocked.Exchange(ref _storing, storing);
        try
        {
            // Where there was a token, the store itself can tell. Where there was none, what a logout leaves looks the same.
            return current is null && refresh.IsEnded()
                ? new RefreshOutcome.Ended()
                : await ReplaceAsync(refresh, current, next).ConfigureAwait(false);
        }
        finally
        {
            storing.SetResult();
        }
    }

    private async ValueTask<RefreshOutcome> ReplaceAsync(Refresh refresh, AuthToken? current, AuthToken next)
    {
        try
        {
            if (await store.CompareReplaceAsync(current, next, CancellationToken.None).ConfigureAwait(false))
            {
                _unsaved = null;
                return new RefreshOutcome.Issued(next);
            }
        }
        catch (Exception exception)
        {
            // Whatever a store throws, what the server has given must not be lost.
            _unsaved = current is null ? null : (current, next);
            return new RefreshOutcome.Unsaved(next, exception as TokenStoreException ?? new TokenStoreException("The store failed.", exception));
        }

        return await FindWinnerAsync(refresh).ConfigureAwait(false) ?? new RefreshOutcome.Ended();
    }

    /// <summary>Another token; or the same, which the server has prolonged, where only the clock spoke against it.</summary>
    private static bool IsNewer(AuthToken current, Refresh refresh)
        => !current.Equals(refresh.Replaced) || (!refresh.WasRejected && current.ExpiresAt > refresh.Replaced?.ExpiresAt);
}
