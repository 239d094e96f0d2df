using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors;
using ModelContextProtocol.Authentication;

namespace Samples;

/// <summary>Keeps the token that the SDK was given in a file that only its user can read. There are no refresh tokens to keep.</summary>
internal sealed class StoredTokens(ITokenStore store) : ITokenCache
{
    public async ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        return await store.ReadAsync(cancellationToken) is not { } token ? null : new TokenContainer
        {
            TokenType = "Bearer",
            AccessToken = token.AccessToken,
            ObtainedAt = now,
            ExpiresIn = token.ExpiresAt is { } end ? (int)(end - now).TotalSeconds : null,
        };
    }

    public async ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        var expiresAt = tokens.ExpiresIn is { } seconds ? tokens.ObtainedAt.AddSeconds(seconds) : (DateTimeOffset?)null;
        var next = new AuthToken(tokens.AccessToken, CredentialKind.OAuth, expiresAt: expiresAt);
        while (!await store.CompareReplaceAsync(await store.ReadAsync(cancellationToken), next, cancellationToken))
        {
        }
    }
}
