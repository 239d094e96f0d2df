using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

internal sealed record JsonNull(TextSpan Span) : JsonValue(Span)
{
    public override string Kind => "null";
}
