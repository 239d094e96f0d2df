using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Testing;

/// <summary>Compares one diagnostic with an expectation.</summary>
internal static class DiagnosticMatcher
{
    /// <summary>Every difference in words; empty when the diagnostic is as expected.</summary>
    public static ImmutableArray<string> Differences(DiagnosticResult expected, Diagnostic actual)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        Compare("id", expected.Id, actual.Id);
        CompareLocations(expected, actual, differences);
        if (expected.Severity is { } severity)
        {
            Compare("severity", severity, actual.Severity);
        }

        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (expected.Message is not null)
        {
            Compare("message", expected.Message, message);
        }

        if (!expected.MessageArguments.IsDefault)
        {
            Compare("message", Format(actual.Descriptor, expected.MessageArguments), message);
        }

        Compare("suppressed", expected.IsSuppressed, actual.IsSuppressed);
        return differences.ToImmutable();

        void Compare<T>(string what, T wanted, T found)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, found))
            {
                differences.Add($"{what} should be <{wanted}> but is <{found}>");
            }
        }
    }

    private static void CompareLocations(DiagnosticResult expected, Diagnostic actual, ImmutableArray<string>.Builder differences)
    {
        if (expected.Spans.IsEmpty)
        {
            if (actual.Location.Kind != LocationKind.None)
            {
                differences.Add($"location should be none but is <{DiagnosticPrinter.Span(actual.Location)}>");
            }

            return;
        }

        if (!Matches(expected.Spans[0], actual.Location))
        {
            differences.Add($"location should be <{DiagnosticPrinter.Span(expected.Spans[0])}> but is <{DiagnosticPrinter.Span(actual.Location)}>");
        }

        var additional = expected.Spans.RemoveAt(0);
        if (!additional.IsEmpty
            && (additional.Length != actual.AdditionalLocations.Count || !additional.Zip(actual.AdditionalLocations).All(pair => Matches(pair.First, pair.Second))))
        {
            var wanted = string.Join(", ", additional.Select(DiagnosticPrinter.Span));
            var found = string.Join(", ", actual.AdditionalLocations.Select(DiagnosticPrinter.Span));
            differences.Add($"additional locations should be <{wanted}> but are <{found}>");
        }
    }

    private static bool Matches(DiagnosticLocation expected, Location actual)
    {
        var found = actual.GetLineSpan();
        return actual.Kind != LocationKind.None
            && string.Equals(expected.Path, found.Path, StringComparison.Ordinal)
            && expected.Span.Start == found.StartLinePosition
            && (expected.IgnoreLength || expected.Span.End == found.EndLinePosition);
    }

    private static string Format(DiagnosticDescriptor descriptor, ImmutableArray<object> arguments)
    {
        var format = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, [.. arguments]);
        }
        catch (FormatException)
        {
            return $"{format} (filled with only {arguments.Length.ToString(CultureInfo.InvariantCulture)} arguments)";
        }
    }
}
