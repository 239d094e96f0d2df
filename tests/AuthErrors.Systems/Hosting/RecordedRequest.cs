using System.Collections.Generic;

namespace AuthErrors.Systems;

/// <summary>A request that a loopback server received.</summary>
/// <param name="Method">Such as <c>POST</c>.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="Headers">By name, whatever its case; several values are joined by a comma.</param>
/// <param name="Body">The body as text.</param>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The value of <c>Authorization</c>; <see langword="null"/> when there is none.</summary>
    public string? Authorization => Headers.GetValueOrDefault("Authorization");
}
