using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>A state with its markup turned into plain text and expected diagnostics; the tested project comes first.</summary>
internal sealed record EvaluatedState(ImmutableArray<EvaluatedProject> Projects, ImmutableArray<DiagnosticResult> Expected)
{
    public IEnumerable<TestFile> Files => Projects.SelectMany(project => project.Files);

    /// <summary>Evaluates <paramref name="state"/>; what it does not list comes from <paramref name="inherited"/>.</summary>
    public static EvaluatedState Create(SolutionState state, string? defaultId, SolutionState? inherited = null)
    {
        var source = inherited ?? state;
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var numbered = new Dictionary<int, DiagnosticLocation>();
        var projects = ImmutableArray.Create(Files(EvaluatedProject.Tested, state, source));
        projects = projects.AddRange(source.AdditionalProjects.InSolution.Select(name => Files(name, state.AdditionalProjects[name], source.AdditionalProjects[name])));
        expected.AddRange(state.ExpectedDiagnostics.Select(result => result.WithSpans([.. result.Spans.Select(Resolve)])));
        return new EvaluatedState(projects, expected.ToImmutable());

        EvaluatedProject Files(string name, ProjectState own, ProjectState other) => new(
            name,
            [.. (own.Sources.Count > 0 ? own : other).Sources.Select(Evaluate)],
            [.. (own.AdditionalFiles.Count > 0 ? own : other).AdditionalFiles.Select(Evaluate)]);

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
                return location with { Path = location.Path ?? projects[0].Sources.FirstOrDefault()?.Path ?? SourceFileList.DefaultName(SolutionState.Folder, 0) };
            }

            return numbered.TryGetValue(key, out var marked)
                ? marked
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"WithLocation({key}) needs {{|#{key}:…|}} in a file."));
        }
    }

    /// <summary>The same with every text of a source file changed.</summary>
    public EvaluatedState WithSources(Func<TestFile, TestFile> change) =>
        this with { Projects = [.. Projects.Select(project => project with { Sources = [.. project.Sources.Select(change)] })] };

    /// <summary>The same with the files of each project in reverse order.</summary>
    public EvaluatedState Reverse() =>
        this with { Projects = [.. Projects.Select(project => project with { Sources = [.. project.Sources.Reverse()] })] };
}
