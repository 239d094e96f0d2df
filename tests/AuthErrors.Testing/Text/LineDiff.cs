using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace AuthErrors.Testing;

/// <summary>A unified diff of two texts by lines, for people to read.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>Lines only in <paramref name="expected"/> begin with <c>-</c>, those only in <paramref name="actual"/> with <c>+</c>.</summary>
    public static string Create(string expected, string actual)
    {
        var lines = Compare(expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        var printed = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNearChange(lines, i))
            {
                continue;
            }

            if (i == 0 || printed != i)
            {
                text.Append(CultureInfo.InvariantCulture, $"@@ line {lines[i].Number} @@\n");
            }

            text.Append(lines[i].Sign).Append(Visible(lines[i])).Append('\n');
            printed = i + 1;
        }

        return text.ToString();
    }

    // The textbook's longest common subsequence: test texts are short, so its quadratic table does no harm.
    private static List<Line> Compare(string[] expected, string[] actual)
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var e = expected.Length - 1; e >= 0; e--)
        {
            for (var a = actual.Length - 1; a >= 0; a--)
            {
                common[e, a] = Same(e, a) ? common[e + 1, a + 1] + 1 : Math.Max(common[e + 1, a], common[e, a + 1]);
            }
        }

        var lines = new List<Line>();
        for (int e = 0, a = 0; e < expected.Length || a < actual.Length;)
        {
            if (e < expected.Length && a < actual.Length && Same(e, a))
            {
                lines.Add(new Line(' ', expected[e++], ++a));
            }
            else if (a == actual.Length || (e < expected.Length && common[e + 1, a] >= common[e, a + 1]))
            {
                lines.Add(new Line('-', expected[e++], a + 1));
            }
            else
            {
                lines.Add(new Line('+', actual[a++], a));
            }
        }

        return lines;

        bool Same(int e, int a) => string.Equals(expected[e], actual[a], StringComparison.Ordinal);
    }

    private static bool IsNearChange(List<Line> lines, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
        {
            if (lines[i].Sign != ' ')
            {
                return true;
            }
        }

        return false;
    }

    // What an eye would miss in a changed line is made visible.
    private static string Visible(Line line)
    {
        if (line.Sign == ' ')
        {
            return line.Text;
        }

        var trimmed = line.Text.TrimEnd(' ');
        return trimmed.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            + new string('·', line.Text.Length - trimmed.Length);
    }

    private readonly record struct Line(char Sign, string Text, int Number);
}
