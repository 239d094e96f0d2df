namespace AuthErrors.Testing;

/// <summary>A file as the compiler sees it, without markup.</summary>
internal sealed record TestFile(string Path, string Text);
