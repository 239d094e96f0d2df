using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using AuthErrors.Internal.Envelopes;

namespace AuthErrors.CompilerServices;

/// <summary>
/// Reads the members of one catalog's error envelope from a response body. Generated parsers use it; it is public only for them.
/// </summary>
/// <remarks>
/// One pass, no exception on any input, and no allocation until the code is found.
/// Of a member that stands twice the first counts, so that a reader that stops early and one that reads on agree. A body that
/// breaks off or turns out malformed behind the code is still an envelope: the code is known, and what follows it may be missing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnvelopeReader
{
    private readonly EnvelopePaths _paths;

    /// <summary>Names where the members of the envelope stand.</summary>
    /// <param name="code">Name or JSON pointer (RFC 6901) of the member that carries the wire code.</param>
    /// <param name="message">The same for the message.</param>
    /// <param name="hint">The same for the hint.</param>
    /// <param name="docs">The same for the link to the documentation.</param>
    public EnvelopeReader(string code, string message, string hint, string docs)
        => _paths = new EnvelopePaths(code, message, hint, docs);

    /// <summary>Finds the wire code and stops there.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="scratch">Where a code that is written with escapes is put; one that does not fit reads as empty.</param>
    /// <param name="wireCode">The code in UTF-8, a slice of either argument.</param>
    /// <returns><see langword="true"/> when the body carries a code that is a string and not empty.</returns>
    public bool TryReadCode(ReadOnlySpan<byte> utf8Json, Span<byte> scratch, out ReadOnlySpan<byte> wireCode)
    {
        var code = Find(utf8Json, EnvelopeMember.Code);
        wireCode = code.ToUtf8(scratch);
        return !code.IsEmpty;
    }

    /// <summary>Reads the whole envelope.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="envelope">What the body says, verbatim.</param>
    /// <returns><see langword="true"/> when the body carries a code that is a string and not empty.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out Envelope? envelope)
    {
        var search = new EnvelopeSearch(_paths);
        search.Read(utf8Json);
        envelope = search.Found.Code.IsEmpty
            ? null
            : new Envelope(search.Found.Code.ToText()!, search.Found.Message.ToText(), search.Found.Hint.ToText(), search.Found.Docs.ToText());
        return envelope is not null;
    }

    /// <summary>Reads only the message, of a body that need not carry a code.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <returns>The message; <see langword="null"/> when there is none, or none that is a string.</returns>
    public string? ReadMessage(ReadOnlySpan<byte> utf8Json) => Find(utf8Json, EnvelopeMember.Message).ToText();

    private JsonText Find(ReadOnlySpan<byte> utf8Json, EnvelopeMember member)
    {
        var scanner = new JsonScanner(utf8Json);
        return _paths.TryFind(ref scanner, member) && scanner.TryReadString(out var text) ? text : default;
    }
}
