using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>Reads <c>[|…|]</c>, <c>{|ID:…|}</c> and <c>{|#n:…|}</c> out of a text.</summary>
internal static partial class MarkupParser
{
    public static MarkedText Parse(string path, string marked)
    {
        var text = new StringBuilder(marked.Length);
        var open = new Stack<OpenMark>();
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var i = 0;
        while (i < marked.Length)
        {
            if (TryOpen(marked, i, text.Length, out var mark, out var length))
            {
                open.Push(mark);
                i += length;
            }
            else if (open.TryPeek(out var last) && string.CompareOrdinal(marked, i, last.Close, 0, 2) == 0)
            {
                open.Pop();
                spans.Add(new MarkedSpan(last.Name, TextSpan.FromBounds(last.Start, text.Length)));
                i += 2;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        if (open.Count > 0)
        {
            throw new ArgumentException($"The markup of {path} is open at its end: {open.Count} times no \"{open.Peek().Close}\".", nameof(marked));
        }

        return new MarkedText(text.ToString(), spans.ToImmutable());
    }

    private static bool TryOpen(string marked, int index, int start, out OpenMark mark, out int length)
    {
        if (string.CompareOrdinal(marked, index, "[|", 0, 2) == 0)
        {
            mark = new OpenMark(Name: null, start, "|]");
            length = 2;
            return true;
        }

        var match = NamedMark().Match(marked, index);
        mark = new OpenMark(match.Groups["name"].Value, start, "|}");
        length = match.Length;
        return match.Success;
    }

    [GeneratedRegex(@"\G\{\|(?<name>#?[A-Za-z0-9_.\-]+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedMark();

    private readonly record struct OpenMark(string? Name, int Start, string Close);
}
