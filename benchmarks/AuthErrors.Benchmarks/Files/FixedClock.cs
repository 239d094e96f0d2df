using System;

namespace AuthErrors.Benchmarks.Files;

/// <summary>A clock that stands. By one in the past no file is old enough to be remembered, by one in the future every file is.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
