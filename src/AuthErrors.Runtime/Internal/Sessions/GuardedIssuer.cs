using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>
/// Keeps an issuer from being asked when asking cannot help: while it has asked to wait, and for a token of its own that no server
/// has accepted yet. Both would otherwise be a loop: issue, reject, issue.
/// </summary>
internal sealed class GuardedIssuer(ITokenIssuer issuer, TimeProvider time, TimeSpan rejectedTokenCooldown)
{
    private readonly Gate _gate = new();
    // A wait beyond this is a mistake, and would close the session for good.
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(366);

    private (DateTimeOffset Since, DateTimeOffset Until, string Reason) _pause = (DateTimeOffset.MinValue, DateTimeOffset.MinValue, "");
    private string? _unproven;

    public bool IssuesWithoutToken => issuer.IssuesWithoutToken;

    /// <summary>Takes note of a token that nobody has accepted yet.</summary>
    public void Issued(AuthToken token) => Volatile.Write(ref _unproven, token.AccessToken);

    /// <summary>Takes note that a server took the token.</summary>
    public void Accepted(AuthToken token)
    {
        // Read first: this runs on every request, and there is almost never anything to note.
        if (Volatile.Read(ref _unproven) is { } unproven && string.Equals(unproven, token.AccessToken, StringComparison.Ordinal))
        {
            // Unless a newer token has taken its place since.
            Interlocked.CompareExchange(ref _unproven, null, unproven);
        }
    }

    /// <summary>Asks for a token to replace the current one.</summary>
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, bool wasRejected, CancellationToken cancellationToken)
    {
        if (wasRejected && request.Current is { } current)
        {
            PauseIfUnproven(current);
        }

        if (Pause() is { } pause)
        {
            return pause;
        }

        var result = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (result is IssueResult.Issued issued)
        {
            Issued(issued.Token);
            if (issued.Token.IsExpired(time.GetUtcNow()))
            {
                // Every caller would ask for the next one, and none could use it.
                PauseFor(rejectedTokenCooldown, "The token that it has just issued had expired on arrival. Check this machine's clock.");
            }
        }
        else if (result is IssueResult.Unavailable { RetryAfter: { } retryAfter } unavailable)
        {
            PauseFor(retryAfter, unavailable.Reason ?? "The issuer has asked to wait.");
        }

        return result;
    }

    private async ValueTask<IssueResult> AskAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await issuer.IssueAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException timeout) when (cancellationToken.IsCancellationRequested)
        {
            return new IssueResult.Unavailable(Reason: "It did not answer in time.", Cause: timeout);
        }
        catch (Exception exception)
        {
            return new IssueResult.Unavailable(Reason: "It failed.", Cause: exception);
        }
    }

    /// <summary>
    /// A token that nobody ever had accepted is rejected. Others may have had it accepted elsewhere, so the mark ends with the pause, and not never: to ask
    /// once in a pause is no loop.
    /// </summary>
    private void PauseIfUnproven(AuthToken rejected)
    {
        if (Volatile.Read(ref _unproven) is { } unproven && string.Equals(unproven, rejected.AccessToken, StringComparison.Ordinal))
        {
            Interlocked.CompareExchange(ref _unproven, null, unproven);
            PauseFor(rejectedTokenCooldown, "The token that it has just issued was rejected.");
        }
    }

    private IssueResult.Unavailable? Pause()
    {
        lock (_gate)
        {
            // A clock that was set back begins the pause anew, and makes it no longer than it was.
            var now = time.GetUtcNow();
            _pause = now < _pause.Since ? (now, now + (_pause.Until - _pause.Since), _pause.Reason) : _pause;
            var wait = _pause.Until - now;
            return wait > TimeSpan.Zero ? new IssueResult.Unavailable(wait, _pause.Reason) : null;
        }
    }

    private void PauseFor(TimeSpan wait, string reason)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var until = now + (wait < MaxPause ? wait : MaxPause);
            _pause = until > _pause.Until ? (now, until, reason) : _pause;
        }
    }
}
