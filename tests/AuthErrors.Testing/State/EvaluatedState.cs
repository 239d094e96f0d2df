using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>A state with its markup turned into plain text and expected diagnostics.</summary>
internal sealed record EvaluatedState(
    ImmutableArray<TestFile> Sources,
    ImmutableArray<TestFile> AdditionalFiles,
    ImmutableArray<DiagnosticResult> Expected)
{
    /// <summary>Evaluates <paramref name="state"/>; what it does not list comes from <paramref name="inherited"/>.</summary>
    public static EvaluatedState Create(SolutionState state, string? defaultId, SolutionState? inherited = null)
    {
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var numbered = new Dictionary<int, DiagnosticLocation>();
        var sources = state.Sources.Select(Evaluate).ToImmutableArray();
        var additional = (state.AdditionalFiles.Count > 0 ? state : inherited ?? state).AdditionalFiles.Select(Evaluate).ToImmutableArray();
        expected.AddRange(state.ExpectedDiagnostics.Select(result => result.WithSpans([.. result.Spans.Select(Resolve)])));
        return new EvaluatedState(sources, additional, expected.ToImmutable());

        TestFile Evaluate((string Filename, string Content) file)
        {
            var marked = MarkupParser.Parse(file.Filename, file.Content);
            var lines = SourceText.From(marked.Text).Lines;
            foreach (var mark in marked.Spans)
            {
                var location = new DiagnosticLocation(file.Filename, lines.GetLinePositionSpan(mark.Span));
                if (mark.Name is ['#', .. var number])
                {
                    numbered.Add(int.Parse(number, CultureInfo.InvariantCulture), location);
                }
                else
                {
                    var id = mark.Name ?? defaultId
                        ?? throw new InvalidOperationException("[|…|] stands for the one diagnostic that is tested, but there are several or none: write {|ID:…|}.");
                    expected.Add(new DiagnosticResult(id).WithSpans([location]));
                }
            }

            return new TestFile(file.Filename, marked.Text);
        }

        DiagnosticLocation Resolve(DiagnosticLocation location)
        {
            if (location.MarkupKey is not { } key)
            {
                return location with { Path = location.Path ?? (sources.IsEmpty ? SourceFileList.DefaultName(0) : sources[0].Path) };
            }

            return numbered.TryGetValue(key, out var marked)
                ? marked
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"WithLocation({key}) needs {{|#{key}:…|}} in a file."));
        }
    }
}
