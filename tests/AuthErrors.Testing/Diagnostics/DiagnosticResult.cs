using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>A diagnostic that a test expects. What it does not state is not compared, except the location: none stated means none wanted.</summary>
public sealed record DiagnosticResult
{
    /// <summary>Expects the id, and the severity if one is given.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity? severity = null)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects the descriptor's id with its default severity.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
    {
    }

    /// <summary>No diagnostics.</summary>
    public static DiagnosticResult[] EmptyDiagnosticResults { get; } = [];

    /// <summary>The diagnostic's id.</summary>
    public string Id { get; }

    /// <summary>The severity; null is any.</summary>
    public DiagnosticSeverity? Severity { get; private init; }

    /// <summary>The whole message; null is any.</summary>
    public string? Message { get; private init; }

    /// <summary>What fills the descriptor's message format; default is any.</summary>
    public ImmutableArray<object> MessageArguments { get; private init; }

    /// <summary>The location, followed by the additional ones, which are compared only when there are any here.</summary>
    public ImmutableArray<DiagnosticLocation> Spans { get; private init; } = [];

    /// <summary>Whether a suppressor, an attribute or a pragma suppresses it.</summary>
    public bool IsSuppressed { get; private init; }

    /// <summary>An error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>A warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Expects the descriptor's message format filled with these.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = [.. arguments] };

    /// <summary>Expects this message.</summary>
    public DiagnosticResult WithMessage(string? message) => this with { Message = message };

    /// <summary>Expects it to be suppressed, or not.</summary>
    public DiagnosticResult WithIsSuppressed(bool isSuppressed) => this with { IsSuppressed = isSuppressed };

    /// <summary>Expects no location at all.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Expects it where <c>{|#markupKey:…|}</c> stands.</summary>
    public DiagnosticResult WithLocation(int markupKey) =>
        AppendSpan(new DiagnosticLocation(Path: null, default, MarkupKey: markupKey));

    /// <summary>Expects it to start here in the first source file; both count from 1.</summary>
    public DiagnosticResult WithLocation(int line, int column) => AppendSpan(Start(path: null, line, column));

    /// <summary>Expects it to start here; both count from 1.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => AppendSpan(Start(path, line, column));

    /// <summary>Expects this stretch of the first source file; all count from 1.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        AppendSpan(new DiagnosticLocation(Path: null, Span(startLine, startColumn, endLine, endColumn)));

    /// <summary>Expects this stretch; all count from 1.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        AppendSpan(new DiagnosticLocation(path, Span(startLine, startColumn, endLine, endColumn)));

    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) => this with { Spans = spans };

    private static DiagnosticLocation Start(string? path, int line, int column) =>
        new(path, Span(line, column, line, column), IgnoreLength: true);

    private static LinePositionSpan Span(int startLine, int startColumn, int endLine, int endColumn) =>
        new(new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1));

    private DiagnosticResult AppendSpan(DiagnosticLocation location) => this with { Spans = Spans.Add(location) };
}
