using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Matrices;

/// <summary>Numbers and characters: a cell for each constant that the patterns mention, and for each gap between them.</summary>
internal sealed class NumberDomain : Domain
{
    private readonly ImmutableArray<Cell> _cells;

    public NumberDomain(IEnumerable<object> constants, NumberRange range, bool canBeNull)
        : this(Cut(constants, range), canBeNull)
    {
    }

    private NumberDomain(ImmutableArray<Cell> cells, bool canBeNull)
        : base(cells.Length, canBeNull) => _cells = cells;

    protected override CodeSet MatchingValues(PositionTest question) => question switch
    {
        PositionTest.IsConstant { Value: var value } => CodeSet.Where(_cells.Length, place => value.Equals(_cells[place].Value)),
        PositionTest.Compares compares => CodeSet.Where(_cells.Length, place => _cells[place].Holds(compares)),
        _ => NotNull,
    };

    protected override string? WriteValue(int cell) => _cells[cell] switch
    {
        { Value: { } value } => Write(value),
        { Below: { } below, Above: { } above } => $"> {Write(below)} and < {Write(above)}",
        { Below: { } below } => $"> {Write(below)}",
        { Above: { } above } => $"< {Write(above)}",
        _ => null,
    };

    private static ImmutableArray<Cell> Cut(IEnumerable<object> constants, NumberRange range)
    {
        var points = constants.Distinct().Where(static constant => !NumberRange.IsNaN(constant)).OrderBy(static constant => constant).ToImmutableArray();
        var cells = ImmutableArray.CreateBuilder<Cell>();
        for (var i = 0; i <= points.Length; i++)
        {
            var (below, above) = (i == 0 ? null : points[i - 1], i == points.Length ? null : points[i]);
            if (range.HasBetween(below, above))
            {
                cells.Add(new Cell(below, Value: null, above));
            }

            if (above is not null)
            {
                cells.Add(new Cell(Below: null, above, Above: null));
            }
        }

        if (range.NaN is { } nan)
        {
            cells.Add(new Cell(Below: null, nan, Above: null));
        }

        return cells.ToImmutable();
    }

    private static string Write(object constant)
        => NumberRange.IsNaN(constant) ? $"{constant.GetType().Name}.NaN" : SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false)!;

    /// <summary>A constant, or what lies between two of them, or beyond the first or the last.</summary>
    private sealed record Cell(object? Below, object? Value, object? Above)
    {
        public bool Holds(PositionTest.Compares compares)
            => Value is not null ? Comparison.Holds(Value, compares)
                : Comparison.IsUpward(compares) ? Below is not null && Comparison.Order(Below, compares.Bound) >= 0
                : Above is not null && Comparison.Order(Above, compares.Bound) <= 0;
    }
}
