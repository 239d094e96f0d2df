using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>Where a diagnostic is expected.</summary>
/// <param name="Path">The file; null is the first source file.</param>
/// <param name="Span">Zero-based lines and columns.</param>
/// <param name="IgnoreLength">Only the start is compared.</param>
/// <param name="MarkupKey">The <c>n</c> of <c>{|#n:…|}</c>, which then gives path and span.</param>
public readonly record struct DiagnosticLocation(string? Path, LinePositionSpan Span, bool IgnoreLength = false, int? MarkupKey = null);
