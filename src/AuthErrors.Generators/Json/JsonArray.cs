using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

internal sealed record JsonArray(TextSpan Span, ImmutableArray<JsonValue> Items) : JsonValue(Span)
{
    public override string Kind => "an array";
}
