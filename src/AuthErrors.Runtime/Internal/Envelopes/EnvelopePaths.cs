using System;
using System.Linq;
using System.Text.Json;

namespace AuthErrors.Internal.Envelopes;

/// <summary>Where the members of an envelope stand: for each a path of property names from the root.</summary>
internal sealed class EnvelopePaths(string code, string message, string hint, string docs)
{
    private readonly (EnvelopeMember Member, byte[][] Segments)[] _paths =
    [
        (EnvelopeMember.Code, Parse(code)),
        (EnvelopeMember.Message, Parse(message)),
        (EnvelopeMember.Hint, Parse(hint)),
        (EnvelopeMember.Docs, Parse(docs)),
    ];

    /// <summary>Of the candidates, which go on with the property that the reader stands on.</summary>
    /// <returns>The members whose path ends at this property, and those whose path leads through it.</returns>
    public (EnvelopeMember Here, EnvelopeMember Below) Match(ref Utf8JsonReader property, int depth, EnvelopeMember candidates)
    {
        var here = EnvelopeMember.None;
        var below = EnvelopeMember.None;
        foreach (var (member, segments) in _paths)
        {
            if ((candidates & member) == EnvelopeMember.None || depth >= segments.Length || !IsNamed(ref property, segments[depth]))
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

    /// <summary>Of the candidates, which are the member of the root with that name.</summary>
    public EnvelopeMember MatchRoot(ReadOnlySpan<byte> name, EnvelopeMember candidates)
    {
        var here = EnvelopeMember.None;
        foreach (var (member, segments) in _paths)
        {
            if ((candidates & member) != EnvelopeMember.None && segments.Length == 1 && name.SequenceEqual(segments[0]))
            {
                here |= member;
            }
        }

        return here;
    }

    private static bool IsNamed(ref Utf8JsonReader property, byte[] name)
    {
        try
        {
            return property.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair, escaped, is no text at all: not this name, and no reason to look no further.
            return false;
        }
    }

    // RFC 6901: a pointer starts with '/', and "~1" stands for '/', "~0" for '~'. Anything else is the name of a member of the root.
    private static byte[][] Parse(string path)
        => path.StartsWith('/')
            ? [.. path[1..].Split('/').Select(static segment => Utf8(segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))]
            : [Utf8(path)];

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
