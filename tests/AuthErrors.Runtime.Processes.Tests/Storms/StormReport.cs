namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>What a storm did.</summary>
/// <param name="Rotations">How often the authority gave a new refresh token.</param>
/// <param name="Kills">How many processes were killed, of all aims.</param>
/// <param name="AskersKilled">How many of them while they held the lock and waited for the authority.</param>
/// <param name="StorersKilled">How many of them right after they had stored.</param>
/// <param name="Spared">How often a process was not killed because it was in the one window that no client can close.</param>
/// <param name="Reads">How often the watcher found a whole token in the store.</param>
/// <param name="Disturbances">How often the store itself was disturbed.</param>
internal sealed record StormReport(int Rotations, int Kills, int AskersKilled, int StorersKilled, int Spared, int Reads, int Disturbances = 0);
