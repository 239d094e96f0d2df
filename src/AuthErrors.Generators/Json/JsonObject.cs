using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

internal sealed record JsonObject(TextSpan Span, ImmutableArray<JsonMember> Members) : JsonValue(Span)
{
    public override string Kind => "an object";
}
