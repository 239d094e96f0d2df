namespace AuthErrors.Systems;

/// <summary>What a login at PostHog gives.</summary>
/// <param name="AccessToken">What requests carry.</param>
/// <param name="RefreshToken">What the next access token is asked for with, once.</param>
public sealed record PostHogLogin(string AccessToken, string RefreshToken);
