using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>A JSON value and where it stands.</summary>
internal abstract record JsonValue(TextSpan Span)
{
    /// <summary>What the value is, as a message calls it.</summary>
    public abstract string Kind { get; }
}
