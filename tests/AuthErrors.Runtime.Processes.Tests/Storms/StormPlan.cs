namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>How long a storm blows: until all of this has happened.</summary>
/// <param name="KillsPerAim">How many processes are killed of each <see cref="Aim"/>.</param>
/// <param name="MinRotations">How many refreshes there are at least.</param>
internal sealed record StormPlan(int KillsPerAim, int MinRotations);
