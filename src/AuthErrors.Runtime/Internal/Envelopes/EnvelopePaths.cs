using System;
using System.Linq;
using System.Numerics;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Where the members of an envelope stand: for each a path of property names from the root.</summary>
internal sealed class EnvelopePaths(string code, string message, string hint, string docs)
{
    // At n the path of the member that is the bit n.
    private readonly byte[][][] _paths = [Parse(code), Parse(message), Parse(hint), Parse(docs)];

    /// <summary>Of the candidates, which go on with a member of that name.</summary>
    /// <returns>The members whose path ends at it, and those whose path leads through it.</returns>
    public (EnvelopeMember Here, EnvelopeMember Below) Match(in JsonText name, int depth, EnvelopeMember candidates)
    {
        var here = EnvelopeMember.None;
        var below = EnvelopeMember.None;
        for (var rest = (int)candidates; rest != 0; rest &= rest - 1)
        {
            var member = (EnvelopeMember)(rest & -rest);
            var segments = _paths[BitOperations.TrailingZeroCount(rest)];
            if (!name.Is(segments[depth]))
            {
                continue;
            }

            if (depth == segments.Length - 1)
            {
                here |= member;
            }
            else
            {
                below |= member;
            }
        }

        return (here, below);
    }

    /// <summary>Goes to the value of one member, from the root.</summary>
    public bool TryFind(ref JsonScanner scanner, EnvelopeMember member)
    {
        foreach (var segment in _paths[BitOperations.TrailingZeroCount((int)member)])
        {
            if (!scanner.TryFindMember(segment))
            {
                return false;
            }
        }

        return true;
    }

    // RFC 6901: a pointer starts with '/', and "~1" stands for '/', "~0" for '~'. Anything else is the name of a member of the root.
    private static byte[][] Parse(string path)
        => path.StartsWith('/')
            ? [.. path[1..].Split('/').Select(static segment => Utf8(segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))]
            : [Utf8(path)];

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
