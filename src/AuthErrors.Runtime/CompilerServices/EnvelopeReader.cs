using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AuthErrors.Internal.Envelopes;

namespace AuthErrors.CompilerServices;

/// <summary>
/// Reads the members of one catalog's error envelope from a response body. Generated parsers use it; it is public only for them.
/// </summary>
/// <remarks>
/// One pass, no exception on any input, and no allocation until the code is found (but for bodies that nest deeper than 64).
/// Of a member that stands twice the first counts, so that a reader that stops early and one that reads on agree. A body that
/// breaks off or turns out malformed behind the code is still an envelope: the code is known, and what follows it may be missing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnvelopeReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // Only our own limit on the length of a body bounds how deep it nests; the reader does not recurse.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

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
        var found = default(EnvelopeSpans);
        Find(utf8Json, EnvelopeMember.Code, ref found);
        wireCode = found.Code.ToUtf8(scratch);
        return !found.Code.IsEmpty;
    }

    /// <summary>Reads the whole envelope.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="envelope">What the body says, verbatim.</param>
    /// <returns><see langword="true"/> when the body carries a code that is a string and not empty.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out Envelope? envelope)
    {
        var found = default(EnvelopeSpans);
        Find(utf8Json, EnvelopeMember.All, ref found);
        envelope = found.Code.IsEmpty
            ? null
            : new Envelope(found.Code.ToText()!, found.Message.ToText(), found.Hint.ToText(), found.Docs.ToText());
        return envelope is not null;
    }

    /// <summary>Reads only the message, of a body that need not carry a code.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <returns>The message; <see langword="null"/> when there is none, or none that is a string.</returns>
    public string? ReadMessage(ReadOnlySpan<byte> utf8Json)
    {
        var found = default(EnvelopeSpans);
        Find(utf8Json, EnvelopeMember.Message, ref found);
        return found.Message.ToText();
    }

    private void Find(ReadOnlySpan<byte> utf8Json, EnvelopeMember wanted, ref EnvelopeSpans found)
    {
        if (utf8Json.StartsWith(ByteOrderMark))
        {
            utf8Json = utf8Json[ByteOrderMark.Length..];
        }

        if (FlatEnvelopeScanner.TryFind(utf8Json, _paths, wanted, ref found))
        {
            return;
        }

        var search = new EnvelopeSearch(_paths, utf8Json, wanted);
        var reader = new Utf8JsonReader(utf8Json, Options);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                search.ReadObject(ref reader, depth: 0, wanted);
            }
        }
        catch (JsonException)
        {
            // Not JSON, or no longer: what was found up to here stands.
        }

        found = search.Found;
    }
}
