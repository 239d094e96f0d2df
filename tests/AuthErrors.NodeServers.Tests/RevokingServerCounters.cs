namespace AuthErrors.NodeServers.Tests;

/// <summary>What the revoking server counted.</summary>
/// <param name="Revocations">Access tokens that it ended.</param>
/// <param name="Refreshes">Refreshes that it granted.</param>
/// <param name="RefusedRefreshes">Refreshes that it did not grant, whatever the reason.</param>
/// <param name="ReusedRefreshTokens">Refresh tokens that came a second time.</param>
/// <param name="Rejections">Requests that it answered with 401.</param>
/// <param name="Served">Calls that it carried out.</param>
/// <param name="ServedTwice">Calls among these that it had carried out before.</param>
internal sealed record RevokingServerCounters(
    int Revocations, int Refreshes, int RefusedRefreshes, int ReusedRefreshTokens, int Rejections, int Served, int ServedTwice);
