using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>A token; <paramref name="Text"/> is the unescaped text of a string and the written text of anything else.</summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, TextSpan Span, string Text);
