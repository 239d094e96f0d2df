namespace AuthErrors.NodeServers.Tests;

/// <summary>What oidc-provider says has happened.</summary>
/// <param name="Registrations">Clients that registered.</param>
/// <param name="Codes">Codes that were exchanged, each of which took a login.</param>
/// <param name="Refreshes">Refreshes that it granted.</param>
/// <param name="SpentRefreshTokens">Refresh tokens that a refresh has used up.</param>
/// <param name="Refusals">Token requests that it did not grant.</param>
/// <param name="RevokedGrants">Grants that it ended by itself, as it does when a refresh token comes twice.</param>
internal sealed record OidcCounters(int Registrations, int Codes, int Refreshes, int SpentRefreshTokens, int Refusals, int RevokedGrants)
{
    /// <summary>After one login.</summary>
    public static OidcCounters LoggedIn { get; } = new(Registrations: 1, Codes: 1, Refreshes: 0, SpentRefreshTokens: 0, Refusals: 0, RevokedGrants: 0);

    /// <summary>After more refreshes, each with a refresh token of its own.</summary>
    public OidcCounters Refreshed(int times) => this with { Refreshes = Refreshes + times, SpentRefreshTokens = SpentRefreshTokens + times };
}
