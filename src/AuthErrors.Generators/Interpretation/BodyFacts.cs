using System;

namespace AuthErrors.Generators.Interpretation;

/// <summary>What stands in a body, or in any body that it leads to.</summary>
[Flags]
internal enum BodyFacts
{
    /// <summary>Nothing that the rules could be about.</summary>
    None = 0,

    /// <summary>A token is refreshed or invalidated.</summary>
    Refreshes = 1,

    /// <summary>A token is read.</summary>
    ReadsToken = 2,

    /// <summary>It is asked whether a request was rejected.</summary>
    TestsRejection = 4,

    /// <summary>It is asked whether a request was forbidden.</summary>
    TestsForbidden = 8,

    /// <summary>A request is sent, or a function is called that may send one.</summary>
    Sends = 16,

    /// <summary>A method is called whose name alone says that it refreshes a token.</summary>
    MayRefresh = 32,

    /// <summary>All of them.</summary>
    All = Refreshes | ReadsToken | TestsRejection | TestsForbidden | Sends | MayRefresh,
}
