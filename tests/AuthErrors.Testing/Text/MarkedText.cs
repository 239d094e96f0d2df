using System.Collections.Immutable;

namespace AuthErrors.Testing;

/// <summary>A text without its markup, and what was marked in it.</summary>
internal sealed record MarkedText(string Text, ImmutableArray<MarkedSpan> Spans);
