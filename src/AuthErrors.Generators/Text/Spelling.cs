using System;
using System.Collections.Generic;
using System.Linq;

namespace AuthErrors.Generators.Text;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class Spelling
{
    /// <summary>Longer texts are not compared: the work grows with the square of the length, and no name is that long.</summary>
    private const int MaxLength = 200;

    /// <summary>The candidate nearest to what was written, when it is near enough to be a slip of the keyboard.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates) => Nearest(written, candidates, Math.Max(1, written.Length / 3));

    /// <summary>The candidate nearest to what was written, when no more than so many letters are wrong.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates, int limit)
    {
        var best = candidates
            .Where(candidate => Math.Max(candidate.Length, written.Length) <= MaxLength)
            .Select(candidate => (Candidate: candidate, Distance: Distance(written, candidate, limit)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Candidate;
    }

    /// <summary>How many letters to insert, drop, change or swap with their neighbour (optimal string alignment), case aside; beyond the limit just more than it.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var beforePrevious = new int[b.Length + 1];
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
