using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>A number, kept as it was written: nobody asked yet what type it should be.</summary>
internal sealed record JsonNumber(TextSpan Span, string Text) : JsonValue(Span)
{
    public override string Kind => "a number";
}
