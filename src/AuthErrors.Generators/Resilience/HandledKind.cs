namespace AuthErrors.Generators.Resilience;

/// <summary>What a clause of a policy is about.</summary>
internal enum HandledKind
{
    /// <summary>An exception of a type.</summary>
    Exception,

    /// <summary>An exception within another, of which nothing is known.</summary>
    InnerException,

    /// <summary>Any exception but that of a cancellation: what version 8 handles when nothing is said.</summary>
    Uncancelled,

    /// <summary>A result.</summary>
    Result,

    /// <summary>A response that says that the server is out of order for a while.</summary>
    TransientStatus,
}
