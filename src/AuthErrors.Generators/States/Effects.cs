using System;

namespace AuthErrors.Generators.States;

/// <summary>What has happened since a method was entered that also concerns what only its caller knows.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A request was sent.</summary>
    Sent = 1,

    /// <summary>A lock was taken.</summary>
    Locked = 2,
}
