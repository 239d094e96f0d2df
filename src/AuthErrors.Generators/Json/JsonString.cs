using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

internal sealed record JsonString(TextSpan Span, string Text) : JsonValue(Span)
{
    public override string Kind => "a string";
}
