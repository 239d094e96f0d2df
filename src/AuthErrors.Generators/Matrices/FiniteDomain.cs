using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;

namespace AuthErrors.Generators.Matrices;

/// <summary>Values that can be counted: those of an enum, <see langword="true"/> and <see langword="false"/>.</summary>
internal class FiniteDomain : Domain
{
    private readonly ImmutableArray<(object Constant, string Name)> _values;
    private readonly ILookup<object, int> _cells;

    public FiniteDomain(ImmutableArray<(object Constant, string Name)> values, bool canBeNull, bool isEnum)
        : base(values.Length, canBeNull)
    {
        _values = values;
        _cells = Enumerable.Range(0, values.Length).ToLookup(cell => values[cell].Constant);
        Future = isEnum ? CodeSet.Of(values.Length + 1) : CodeSet.Empty;
    }

    /// <summary>An enum may hold numbers that it does not define. They are taken to be greater than those that it does, as new members are.</summary>
    public sealed override CodeSet Future { get; }

    protected sealed override CodeSet MatchingValues(PositionTest question) => question switch
    {
        PositionTest.IsConstant constant => _cells[constant.Value].Aggregate(CodeSet.Empty, static (cells, cell) => cells | CodeSet.Of(cell)),
        PositionTest.Compares compares => Compare(compares),
        _ => NotNull | Future,
    };

    protected override string? WriteValue(int cell) => cell < _values.Length ? _values[cell].Name : null;

    private CodeSet Compare(PositionTest.Compares compares)
    {
        var cells = CodeSet.Where(_values.Length, cell => Comparison.Holds(_values[cell].Constant, compares));
        var isBoundDefined = _values.Any(value => Comparison.Order(value.Constant, compares.Bound) >= 0);
        return Comparison.IsUpward(compares) == isBoundDefined ? cells | Future : cells;
    }
}
