using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>Prints diagnostics as the code that expects them, ready to paste.</summary>
internal static class DiagnosticPrinter
{
    public static string Print(DiagnosticResult expected)
    {
        var text = new StringBuilder();
        text.Append(Factory(expected.Id, expected.Severity));
        foreach (var location in expected.Spans)
        {
            text.Append(location.IgnoreLength ? ".WithLocation(" : ".WithSpan(").Append(Span(location)).Append(')');
        }

        if (!expected.MessageArguments.IsDefault)
        {
            text.Append(".WithArguments(").AppendJoin(", ", expected.MessageArguments.Select(argument => argument is string value ? Literal(value) : argument)).Append(')');
        }

        if (expected.Message is not null)
        {
            text.Append(".WithMessage(").Append(Literal(expected.Message)).Append(')');
        }

        return AppendSuppressed(text, expected.IsSuppressed).ToString();
    }

    /// <summary>The code, the message as the compiler prints it, and the marked line.</summary>
    public static string Print(Diagnostic actual, Func<string, SourceText?> getText)
    {
        var text = new StringBuilder();
        text.Append(Factory(actual.Id, actual.Severity));
        if (actual.Location.Kind != LocationKind.None)
        {
            text.Append(".WithSpan(").Append(Span(actual.Location)).Append(')');
        }

        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        text.Append(".WithMessage(").Append(Literal(message)).Append(')');
        AppendSuppressed(text, actual.IsSuppressed);
        text.Append("\n      // ").Append(CSharpDiagnosticFormatter.Instance.Format(actual, CultureInfo.InvariantCulture));
        AppendLine(text, actual.Location, getText);
        return text.ToString();
    }

    public static string Span(DiagnosticLocation location)
    {
        var (start, end) = (location.Span.Start, location.Span.End);
        var from = string.Create(CultureInfo.InvariantCulture, $"{Literal(location.Path ?? "")}, {start.Line + 1}, {start.Character + 1}");
        return location.IgnoreLength ? from : string.Create(CultureInfo.InvariantCulture, $"{from}, {end.Line + 1}, {end.Character + 1}");
    }

    public static string Span(Location location)
    {
        var span = location.GetLineSpan();
        return location.Kind == LocationKind.None ? "none" : Span(new DiagnosticLocation(span.Path, span.Span));
    }

    private static string Factory(string id, DiagnosticSeverity? severity) =>
        id.StartsWith("CS", StringComparison.Ordinal) && severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning
            ? $"DiagnosticResult.Compiler{severity}({Literal(id)})"
            : $"Diagnostic({Literal(id)})";

    private static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private static StringBuilder AppendSuppressed(StringBuilder text, bool isSuppressed) =>
        isSuppressed ? text.Append(".WithIsSuppressed(true)") : text;

    private static void AppendLine(StringBuilder text, Location location, Func<string, SourceText?> getText)
    {
        var span = location.GetLineSpan();
        var lines = (location.SourceTree?.GetText() ?? getText(span.Path))?.Lines;
        if (lines is null || span.StartLinePosition.Line >= lines.Count)
        {
            return;
        }

        var line = lines[span.StartLinePosition.Line].ToString();
        var start = span.StartLinePosition.Character;
        var end = span.EndLinePosition.Line == span.StartLinePosition.Line ? span.EndLinePosition.Character : line.Length;
        text.Append("\n      // ").Append(line.Replace('\t', ' '))
            .Append("\n      // ").Append(' ', start).Append('^', Math.Max(1, end - start));
    }
}
