using System;

namespace AuthErrors.Mcp.Tests.Servers;

/// <summary>The clock of this machine, put forward. The SDK has no other clock than the machine's.</summary>
internal sealed class ShiftedTimeProvider : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
