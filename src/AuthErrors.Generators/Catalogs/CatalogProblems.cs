using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Collects the problems of one file.</summary>
internal sealed class CatalogProblems(string path, SourceText text)
{
    /// <summary>So many somebody reads; the rest would be the same again.</summary>
    private const int Limit = 50;

    private readonly List<CatalogProblem> _problems = [];

    /// <summary>True when part of the text could not be read, so that what seems to be missing may be there.</summary>
    public bool IsTextBroken => _problems.Any(static problem => problem.Rule == CatalogRule.MustBeJson);

    /// <summary>True when there are as many as somebody reads. What the next one should say is work for nothing.</summary>
    public bool IsFull => _problems.Count == Limit;

    /// <summary>True when a part of the text has a problem, or may have one that is not kept because there are too many.</summary>
    public bool IsSpoilt(TextSpan span) => IsFull || _problems.Any(problem => span.Contains(problem.Place.Span));

    public void Add(CatalogRule rule, TextSpan span, string message)
    {
        if (!IsFull)
        {
            _problems.Add(new CatalogProblem(rule, PlaceOf(span), message));
        }
    }

    public void MustFollowSchema(JsonValue value, string message) => Add(CatalogRule.MustFollowSchema, value.Span, message);

    public void MustNotRepeat(JsonValue value, string message) => Add(CatalogRule.MustNotRepeat, value.Span, message);

    public Place PlaceOf(TextSpan span) => new(path, span, text.Lines.GetLinePositionSpan(span));

    /// <summary>The line of a value, as editors count: from 1.</summary>
    public int LineOf(JsonValue value) => text.Lines.GetLinePosition(value.Span.Start).Line + 1;

    public EquatableArray<CatalogProblem> ToEquatableArray() => _problems.OrderBy(static problem => problem.Place.Span.Start).ToEquatableArray();
}
