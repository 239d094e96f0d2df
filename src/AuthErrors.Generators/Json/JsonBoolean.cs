using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

internal sealed record JsonBoolean(TextSpan Span, bool Value) : JsonValue(Span)
{
    public override string Kind => Value ? "true" : "false";
}
