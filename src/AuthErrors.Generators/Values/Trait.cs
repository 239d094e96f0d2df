using System;

namespace AuthErrors.Generators.Values;

/// <summary>What is known of a value that is else unknown.</summary>
[Flags]
internal enum Trait
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is not null.</summary>
    NotNull = 1,

    /// <summary>It is text that came from the body of a response, or the content that holds it.</summary>
    Body = 2,

    /// <summary>It was read from a member of an object, which others may write.</summary>
    Member = 4,

    /// <summary>It depends on something that the request itself may have changed in a way that is not followed.</summary>
    Lost = 8,
}
