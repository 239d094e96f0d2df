using System;

namespace AuthErrors.Internal.Envelopes;

/// <summary>The search for all envelope members in one body. It ends as soon as every one was met.</summary>
internal ref struct EnvelopeSearch(EnvelopePaths paths)
{
    private EnvelopeMember _open = EnvelopeMember.All;

    public EnvelopeSpans Found;

    public void Read(ReadOnlySpan<byte> utf8Json)
    {
        var scanner = new JsonScanner(utf8Json);
        ReadObject(ref scanner, depth: 0, _open);
    }

    /// <summary>Reads an object whose path from the root the candidates share. Recurses only as deep as the paths go.</summary>
    private void ReadObject(ref JsonScanner scanner, int depth, EnvelopeMember candidates)
    {
        if (!scanner.TryEnterObject())
        {
            return;
        }

        while (_open != EnvelopeMember.None && scanner.TryReadName(out var name))
        {
            // Of a member that stands twice the first counts, whatever it is.
            var (here, below) = paths.Match(in name, depth, candidates & _open);
            _open &= ~here;
            var next = scanner.Peek();
            if (here != EnvelopeMember.None && next == '"')
            {
                if (scanner.TryReadString(out var text))
                {
                    Found.Set(here, in text);
                }
            }
            else if (below != EnvelopeMember.None && next == '{')
            {
                ReadObject(ref scanner, depth + 1, below);
            }
            else if (_open != EnvelopeMember.None)
            {
                scanner.TrySkip();
            }

            _open &= ~below;
        }
    }
}
