namespace AuthErrors.Generators.Interpretation;

/// <summary>Why a request cannot be sent as it is.</summary>
internal enum ReplayFault
{
    /// <summary>Its message was sent through <c>HttpClient</c> before.</summary>
    SentBefore,

    /// <summary>Its body could be read only once, and that has been done.</summary>
    BodyIsSpent,

    /// <summary>It is a copy of a request that has a body, and has none.</summary>
    BodyIsDropped,
}
