using System;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>The search for envelope members in one body. It ends as soon as every wanted member was met.</summary>
internal ref struct EnvelopeSearch(EnvelopePaths paths, ReadOnlySpan<byte> utf8Json, EnvelopeMember wanted)
{
    private readonly ReadOnlySpan<byte> _utf8Json = utf8Json;
    private EnvelopeMember _open = wanted;
    private EnvelopeSpans _found;

    public readonly EnvelopeSpans Found => _found;

    /// <summary>Reads an object whose path from the root the candidates share. Recurses only as deep as the paths go.</summary>
    public void ReadObject(ref Utf8JsonReader reader, int depth, EnvelopeMember candidates)
    {
        while (_open != EnvelopeMember.None && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (here, below) = paths.Match(ref reader, depth, candidates & _open);
            reader.Read();
            _open &= ~here;
            if (here != EnvelopeMember.None && reader.TokenType == JsonTokenType.String)
            {
                _found.Set(here, JsonText.At(ref reader, _utf8Json));
            }

            if (below != EnvelopeMember.None && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, depth + 1, below);
            }
            else if (_open != EnvelopeMember.None)
            {
                reader.Skip();
            }

            // The first counts here as well: a second object of this name is not looked into.
            _open &= ~below;
        }
    }
}
