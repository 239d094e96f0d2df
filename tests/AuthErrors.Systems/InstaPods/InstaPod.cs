namespace AuthErrors.Systems;

/// <summary>A pod.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Team">The team to which it belongs.</param>
/// <param name="IsRunning">Whether it can be worked with.</param>
public sealed record InstaPod(string Name, string Team, bool IsRunning);
