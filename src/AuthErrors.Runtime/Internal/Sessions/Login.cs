using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>Takes over what a login gave, unless it comes late: after a newer login, or after a logout.</summary>
internal sealed class Login(ITokenStore store, TokenMemory memory, GuardedIssuer? issuer, TimeProvider time)
{
    /// <summary>Takes over a token, which no server has accepted yet.</summary>
    /// <returns>Whether it is the session's token now.</returns>
    public async ValueTask<bool> TakeOverAsync(AuthToken token, CancellationToken cancellationToken)
    {
        var epoch = memory.Epoch;
        if (!await StoreAsync(token, epoch, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        issuer?.Issued(token);
        memory.Hold(token, epoch);
        if (epoch == memory.Epoch)
        {
            return true;
        }

        // What a logout leaves looks as if nobody had ever logged in, so the store alone cannot tell.
        await store.CompareReplaceAsync(token, next: null, CancellationToken.None).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> StoreAsync(AuthToken token, int epoch, CancellationToken cancellationToken)
    {
        while (epoch == memory.Epoch)
        {
            var stored = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (IsSame(stored, token) || token.IsOlderLogin(stored, time.GetUtcNow()))
            {
                return false;
            }

            if (await store.CompareReplaceAsync(stored, token, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same login, whose token may have been renewed since.</summary>
    private static bool IsSame(AuthToken? stored, AuthToken token) => stored?.Grant is { } grant && grant.GrantedAt == token.Grant?.GrantedAt;
}
