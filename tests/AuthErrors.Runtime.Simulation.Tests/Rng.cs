using System;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). The algorithm of <see cref="System.Random"/> may change with the framework; a seed must
/// give the same schedule for as long as it is written down somewhere.
/// </summary>
internal sealed class Rng(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)((Next() >> 33) % (ulong)limit);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => percent > 0 && Below(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
