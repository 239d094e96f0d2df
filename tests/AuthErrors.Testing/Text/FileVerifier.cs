using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Compares files by name and text.</summary>
internal static class FileVerifier
{
    public static void Verify(string context, IEnumerable<TestFile> expected, IEnumerable<TestFile> actual)
    {
        var wanted = expected.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var found = actual.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var differences = new StringBuilder();
        foreach (var path in wanted.Keys.Union(found.Keys, StringComparer.Ordinal))
        {
            if (!found.TryGetValue(path, out var actualText))
            {
                differences.Append("\nMissing file ").Append(path).Append(", expected:\n").Append(wanted[path]).Append('\n');
            }
            else if (!wanted.TryGetValue(path, out var expectedText))
            {
                differences.Append("\nUnexpected file ").Append(path).Append(":\n").Append(actualText).Append('\n');
            }
            else if (!string.Equals(expectedText, actualText, StringComparison.Ordinal))
            {
                differences.Append('\n').Append(path).Append(" (- expected, + actual):\n").Append(LineDiff.Create(expectedText, actualText))
                    .Append("\nAll of it as it is:\n").Append(actualText).Append('\n');
            }
        }

        if (differences.Length > 0)
        {
            Assert.Fail($"{context}: the text differs.\n{differences}");
        }
    }
}
