using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Json;

/// <summary>Collects problems, up to as many as somebody would read: a file that is no JSON at all has one at every character.</summary>
internal sealed class JsonProblems
{
    public const int Limit = 25;

    private readonly ImmutableArray<JsonProblem>.Builder _problems = ImmutableArray.CreateBuilder<JsonProblem>();

    /// <summary>True when there are as many as somebody would read. Reading on would be work for nothing.</summary>
    public bool IsFull => _problems.Count == Limit;

    public void Add(TextSpan span, string message)
    {
        // Two problems at one place have one cause, and the first was the one that found it.
        if (!IsFull && (_problems.Count == 0 || _problems[_problems.Count - 1].Span.Start != span.Start))
        {
            _problems.Add(new JsonProblem(span, message));
        }
    }

    // The scanner is a token ahead of the parser, and so are its problems: sort by place.
    public ImmutableArray<JsonProblem> ToImmutable() => [.. _problems.OrderBy(static problem => problem.Span.Start)];
}
