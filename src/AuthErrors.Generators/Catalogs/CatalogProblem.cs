using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>A mistake in a catalog: the rule it breaks, where it stands, and what to write instead.</summary>
internal sealed record CatalogProblem(CatalogRule Rule, string Path, TextSpan Span, LinePositionSpan Lines, string Message);
