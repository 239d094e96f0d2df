using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Compares all diagnostics with all expectations.</summary>
internal static class DiagnosticVerifier
{
    /// <param name="context">What was analyzed, in words.</param>
    /// <param name="expected">The expectations.</param>
    /// <param name="actual">The diagnostics; a suppressed one may go unexpected unless <paramref name="listSuppressed"/>.</param>
    /// <param name="listSuppressed">Whether suppressed diagnostics must be listed too.</param>
    /// <param name="getText">The text of an additional file, which a diagnostic does not know.</param>
    public static void Verify(
        string context,
        ImmutableArray<DiagnosticResult> expected,
        ImmutableArray<Diagnostic> actual,
        bool listSuppressed,
        Func<string, SourceText?> getText)
    {
        var unexpected = actual.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToList();
        var missing = new List<DiagnosticResult>();

        // The most specific expectation chooses first, so that a vague one does not take its diagnostic.
        foreach (var result in expected.OrderByDescending(Specificity))
        {
            var index = unexpected.FindIndex(diagnostic => DiagnosticMatcher.Differences(result, diagnostic).IsEmpty);
            if (index >= 0)
            {
                unexpected.RemoveAt(index);
            }
            else
            {
                missing.Add(result);
            }
        }

        var suppressed = listSuppressed ? [] : unexpected.Where(diagnostic => diagnostic.IsSuppressed).ToList();
        unexpected.RemoveAll(suppressed.Contains);
        if (missing.Count > 0 || unexpected.Count > 0)
        {
            Assert.Fail(Describe(context, expected, actual, missing, unexpected, [.. unexpected, .. suppressed], getText));
        }
    }

    private static int Specificity(DiagnosticResult result) =>
        (result.Message is null ? 0 : 1) + (result.MessageArguments.IsDefault ? 0 : 1) + (result.Severity is null ? 0 : 1)
        + result.Spans.Sum(span => span.IgnoreLength ? 1 : 2);

    private static string Describe(
        string context,
        ImmutableArray<DiagnosticResult> expected,
        ImmutableArray<Diagnostic> actual,
        List<DiagnosticResult> missing,
        List<Diagnostic> unexpected,
        ImmutableArray<Diagnostic> candidates,
        Func<string, SourceText?> getText)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{context}: {expected.Length} diagnostics expected, {actual.Length} reported.\n");
        Section("Missing", missing.Select(result => DiagnosticPrinter.Print(result) + Nearest(result, candidates)));
        Section("Unexpected", unexpected.Select(diagnostic => DiagnosticPrinter.Print(diagnostic, getText)));
        Section("All expected", expected.Select(DiagnosticPrinter.Print));
        Section("All reported", actual.Select(diagnostic => DiagnosticPrinter.Print(diagnostic, getText)));
        return text.ToString();

        void Section(string title, IEnumerable<string> lines)
        {
            var printed = lines.ToList();
            text.Append('\n').Append(title).Append(printed.Count == 0 ? ": none\n" : ":\n");
            foreach (var line in printed)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }

    private static string Nearest(DiagnosticResult missing, ImmutableArray<Diagnostic> candidates)
    {
        var nearest = candidates.Where(diagnostic => string.Equals(diagnostic.Id, missing.Id, StringComparison.Ordinal))
            .OrderBy(diagnostic => Math.Abs(diagnostic.Location.GetLineSpan().StartLinePosition.Line - missing.Spans.FirstOrDefault().Span.Start.Line))
            .Select(diagnostic => DiagnosticMatcher.Differences(missing, diagnostic))
            .OrderBy(differences => differences.Length)
            .FirstOrDefault([]);
        return string.Concat(nearest.Select(difference => $"\n      // nearest: {difference}"));
    }
}
