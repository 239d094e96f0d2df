using System.ComponentModel;

namespace AuthErrors.CompilerServices;

/// <summary>What an error envelope says, verbatim. Public only for generated parsers.</summary>
/// <param name="Code">The wire code; never empty.</param>
/// <param name="Message">The message, when there is one.</param>
/// <param name="Hint">The hint, when there is one.</param>
/// <param name="Docs">The link to the documentation, when there is one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Envelope(string Code, string? Message, string? Hint, string? Docs);
