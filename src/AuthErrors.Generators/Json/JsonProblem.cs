using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>Something in a text that RFC 8259 does not allow: where it stands and what to do about it.</summary>
internal sealed record JsonProblem(TextSpan Span, string Message);
