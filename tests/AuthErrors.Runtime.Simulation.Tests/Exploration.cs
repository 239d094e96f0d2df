using System.Collections.Generic;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>What running many schedules came to.</summary>
/// <param name="Schedules">How many were run.</param>
/// <param name="FailedSeed">The smallest seed that was seen to break a guarantee.</param>
/// <param name="Violation">Which, and how.</param>
/// <param name="Situations">How often each situation was met.</param>
internal sealed record Exploration(int Schedules, ulong? FailedSeed, string? Violation, IReadOnlyDictionary<Situation, long> Situations);
