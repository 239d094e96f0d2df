namespace AuthErrors.Generators.Refreshes;

/// <summary>What a call does to the token.</summary>
/// <param name="Kind">Whether it refreshes or invalidates it.</param>
/// <param name="IsSingleFlight">True when callers that pass the same rejected token share one refresh.</param>
/// <param name="IsOnlyAfterInvalidate">True when it refreshes only after the token was invalidated.</param>
/// <param name="IsByName">True when only its name says that it refreshes.</param>
internal sealed record RefreshCall(RefreshKind Kind, bool IsSingleFlight = false, bool IsOnlyAfterInvalidate = false, bool IsByName = false);
