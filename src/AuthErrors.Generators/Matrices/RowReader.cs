using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Matrices;

/// <summary>Turns a condition into rows, its disjunctive normal form.</summary>
internal sealed class RowReader(ImmutableArray<Domain> domains)
{
    /// <summary>A form can grow with the product of what it is made of.</summary>
    private const int MaxRows = 500;

    private readonly Row _everything = new(
        new Box([.. domains.Select(static domain => domain.Full)]),
        [.. domains.Select(static _ => CodeSet.Empty)],
        IsCertain: true);

    private bool _isTooLarge;

    /// <summary>The rows; <see langword="null"/> when they are too many.</summary>
    public ImmutableArray<Row>? Read(Condition condition)
    {
        var rows = Read(condition, holds: true);
        return _isTooLarge || rows.Length > MaxRows ? null : rows;
    }

    private ImmutableArray<Row> Read(Condition condition, bool holds) => condition switch
    {
        Condition.Test test => ReadTest(test, holds),
        Condition.Not not => Nameless(Read(not.Inner, !holds)),
        Condition.All all => holds ? Both(all.Parts.Select(part => Read(part, holds: true))) : OneFails(all.Parts),
        Condition.Any any => holds ? Either(any.Parts.SelectMany(part => Read(part, holds: true))) : Both(any.Parts.Select(part => Read(part, holds: false))),
        _ => [_everything with { IsCertain = false }],
    };

    private ImmutableArray<Row> ReadTest(Condition.Test test, bool holds)
    {
        var place = test.Position.Number;
        var domain = domains[place];
        var takes = domain.Matching(test.Question);
        return holds
            ? [_everything with { Takes = _everything.Takes.With(place, takes), Names = _everything.Names.SetItem(place, domain.Named(test.Question)) }]
            : [_everything with { Takes = _everything.Takes.With(place, domain.Full.Except(takes)) }];
    }

    /// <summary>The first part fails, or it holds and the second fails, and so on: a later part means something only where the earlier hold.</summary>
    private ImmutableArray<Row> OneFails(ImmutableArray<Condition> parts)
    {
        var failing = new List<Row>();
        ImmutableArray<Row> before = [_everything];
        foreach (var part in parts)
        {
            failing.AddRange(Both([before, Read(part, holds: false)]));
            before = Both([before, Nameless(Read(part, holds: true))]);
        }

        return Either(failing);
    }

    private ImmutableArray<Row> Both(IEnumerable<ImmutableArray<Row>> parts) => parts.Aggregate(ImmutableArray.Create(_everything), (left, right) =>
    {
        _isTooLarge |= left.Length * right.Length > MaxRows * MaxRows;
        return _isTooLarge ? [] : Either(left.SelectMany(_ => right, static (one, other) => one.And(other)).Where(static row => !row.Takes.IsEmpty));
    });

    private static ImmutableArray<Row> Either(IEnumerable<Row> rows)
    {
        var merged = new List<Row>();
        foreach (var row in rows)
        {
            if (merged.Count > 0 && merged[merged.Count - 1].Merge(row) is { } both)
            {
                merged[merged.Count - 1] = both;
            }
            else
            {
                merged.Add(row);
            }
        }

        return [.. merged];
    }

    private ImmutableArray<Row> Nameless(ImmutableArray<Row> rows) => [.. rows.Select(row => row with { Names = _everything.Names })];
}
