using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>A marked stretch of a text: <c>[|…|]</c> has no name, <c>{|NAME:…|}</c> has a diagnostic id or <c>#n</c>.</summary>
internal readonly record struct MarkedSpan(string? Name, TextSpan Span);
