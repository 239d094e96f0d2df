using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>Stands where a value should be and none could be read. A problem was reported for it; readers pass it over in silence.</summary>
internal sealed record JsonInvalid(TextSpan Span) : JsonValue(Span)
{
    public override string Kind => "nothing readable";
}
