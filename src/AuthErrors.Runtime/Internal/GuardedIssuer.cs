using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal;

/// <summary>
/// Keeps an issuer from being asked when asking cannot help: while it has asked to wait, and for a token of its own that no server
/// has accepted yet. Both would otherwise be a loop: issue, reject, issue.
/// </summary>
internal sealed class GuardedIssuer(ITokenIssuer issuer, TimeProvider time, TimeSpan rejectedTokenCooldown)
{
    private readonly Gate _gate = new();
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private string? _unproven;

    public bool IssuesWithoutToken => issuer.IssuesWithoutToken;

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
        if (wasRejected && request.Current is { } current && string.Equals(current.AccessToken, Volatile.Read(ref _unproven), StringComparison.Ordinal))
        {
            CloseFor(rejectedTokenCooldown);
            return new IssueResult.Unavailable(rejectedTokenCooldown, "The token that it has just issued was rejected.");
        }

        if (Remaining() is var wait && wait > TimeSpan.Zero)
        {
            return new IssueResult.Unavailable(wait, "It has asked to wait.");
        }

        var result = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (result is IssueResult.Issued issued)
        {
            Volatile.Write(ref _unproven, issued.Token.AccessToken);
        }
        else if (result is IssueResult.Unavailable { RetryAfter: { } retryAfter })
        {
            CloseFor(retryAfter);
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

    private TimeSpan Remaining()
    {
        lock (_gate)
        {
            return _closedUntil - time.GetUtcNow();
        }
    }

    private void CloseFor(TimeSpan wait)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + wait;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }
}
