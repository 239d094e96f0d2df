using System;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Internal.Logins;

/// <summary>What the SDK calls a token container, and what a store keeps of it: all, with the end of the token as a time.</summary>
internal static class TokenContainers
{
    /// <summary>Takes over what a login gave.</summary>
    /// <param name="container">It.</param>
    /// <param name="exchange">Where the code was exchanged, when that was seen.</param>
    /// <exception cref="AuthErrorException">Its access token is none that a request can carry.</exception>
    public static AuthToken ToToken(TokenContainer container, CodeExchange? exchange)
    {
        var expiresAt = container.ExpiresIn is { } seconds ? container.ObtainedAt.AddSeconds(seconds) : (DateTimeOffset?)null;
        try
        {
            return new AuthToken(container.AccessToken, CredentialKind.OAuth, container.RefreshToken, expiresAt)
            {
                Grant = new OAuthGrant
                {
                    GrantedAt = container.ObtainedAt,
                    AuthorizationServer = container.AuthorizationServer,
                    TokenEndpoint = exchange?.TokenEndpoint,
                    ClientId = container.ClientId,
                    ClientSecret = container.ClientSecret,
                    TokenEndpointAuthMethod = container.TokenEndpointAuthMethod,
                    RedirectUri = exchange?.RedirectUri,
                    Resource = exchange?.Resource,
                    Scope = container.Scope,
                    TokenType = container.TokenType,
                },
            };
        }
        catch (ArgumentException unusable)
        {
            throw new AuthErrorException("The authorization server gave an access token that is empty, or that no header can carry.", unusable);
        }
    }

    /// <summary>The token as the SDK knows it, without what it must not spend.</summary>
    /// <param name="token">It.</param>
    /// <param name="redirectUri">Where the SDK's next login will be answered. A client that is known by another address could not make it, and is left out.</param>
    public static TokenContainer From(AuthToken token, string? redirectUri)
    {
        var grant = token.Grant;
        var client = grant?.RedirectUri is { } known && redirectUri is not null && known != redirectUri ? null : grant;
        var grantedAt = grant?.GrantedAt ?? DateTimeOffset.UnixEpoch;
        return new TokenContainer
        {
            AccessToken = token.AccessToken,
            TokenType = grant?.TokenType ?? "Bearer",
            ObtainedAt = grantedAt,

            // Counted from the login, however often it was renewed: the sum, which alone counts, is when this token ends.
            ExpiresIn = token.ExpiresAt is { } expiresAt ? (int)Math.Min(Math.Round((expiresAt - grantedAt).TotalSeconds), int.MaxValue) : null,
            Scope = grant?.Scope,
            ClientId = client?.ClientId,
            ClientSecret = client?.ClientSecret,
            TokenEndpointAuthMethod = client?.TokenEndpointAuthMethod,
            AuthorizationServer = client?.AuthorizationServer,
        };
    }

    /// <summary>A token that is of no use any more, whatever its end: the SDK goes on with the registered client, and asks for a login.</summary>
    /// <inheritdoc cref="From"/>
    public static TokenContainer Ended(AuthToken token, string? redirectUri)
    {
        var container = From(token, redirectUri);

        // Long ago, since a clock that was set back would not have come to the time of the login yet.
        (container.ObtainedAt, container.ExpiresIn) = (DateTimeOffset.UnixEpoch, 0);
        return container;
    }
}
