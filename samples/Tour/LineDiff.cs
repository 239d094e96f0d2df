using System;
using System.Collections.Generic;

namespace Tour;

/// <summary>The difference between two texts, line by line: '-' for lines that went, '+' for lines that came.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>Gives the changed lines, each behind its mark, with two lines around them behind a blank.</summary>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        var lines = Compare(before.Split('\n'), after.Split('\n'));
        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsNearChange(lines, i))
            {
                shown.Add(lines[i]);
            }
        }

        return shown;
    }

    private static bool IsNearChange(List<string> lines, int index)
    {
        var first = Math.Max(0, index - Context);
        var count = Math.Min(lines.Count, index + Context + 1) - first;
        return lines.FindIndex(first, count, static line => line[0] != ' ') >= 0;
    }

    private static List<string> Compare(string[] before, string[] after)
    {
        // common[i, j]: how many lines the rests from i and from j have in common, in order.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add("  " + before[i++]);
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add("- " + before[i++]);
            }
            else
            {
                lines.Add("+ " + after[j++]);
            }
        }

        return lines;
    }
}
