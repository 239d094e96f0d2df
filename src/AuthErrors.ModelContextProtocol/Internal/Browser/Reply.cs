using System;

namespace AuthErrors.Internal.Browser;

/// <summary>What the listener answers.</summary>
/// <param name="Status">Status and reason, such as <c>200 OK</c>.</param>
/// <param name="Html">The page.</param>
internal sealed record Reply(string Status, string Html)
{
    /// <summary>Called once the page has been sent, or could not be.</summary>
    public Action? Sent { get; init; }
}
