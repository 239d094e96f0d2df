using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Matrices;

/// <summary>Objects: a cell for each way in which one can answer the tests for its type.</summary>
internal sealed class TypeDomain : Domain
{
    /// <summary>Interfaces double the cells, each of them. Nobody tests for so many.</summary>
    private const int MaxCells = 256;

    private readonly ITypeSymbol _static;
    private readonly ImmutableArray<Cell> _cells;
    private readonly Compilation _compilation;

    private TypeDomain(ITypeSymbol @static, ImmutableArray<Cell> cells, bool canBeNull, Compilation compilation)
        : base(cells.Length, canBeNull) => (_static, _cells, _compilation) = (@static, cells, compilation);

    /// <summary>Cuts a type by the types that it is tested for; <see langword="null"/> when that would give too many cells.</summary>
    public static TypeDomain? Cut(ITypeSymbol type, IEnumerable<ITypeSymbol> tested, bool canBeNull, Compilation compilation)
    {
        var cells = ImmutableArray.Create(new Cell([type], []));
        foreach (var test in tested.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default))
        {
            cells = [.. cells.SelectMany(cell => cell.Split(test, compilation))];
            if (cells.Length > MaxCells)
            {
                return null;
            }
        }

        return new TypeDomain(type, cells, canBeNull, compilation);
    }

    protected override CodeSet MatchingValues(PositionTest question) => question is PositionTest.IsType { Type: var type }
        ? CodeSet.Where(_cells.Length, place => _cells[place].IsCertainly(type, _compilation))
        : CodeSet.Empty;

    public override string? Write(CodeSet set)
    {
        foreach (var type in _cells.SelectMany(static cell => cell.Is.Concat(cell.IsNot)).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default))
        {
            var matching = MatchingValues(new PositionTest.IsType(type));
            if (matching == set || Defined.Except(matching) == set)
            {
                return matching == set ? Write(type) : $"not {Write(type)}";
            }
        }

        return null;
    }

    protected override string? WriteValue(int cell)
    {
        // A type that the others rule out by themselves may not be asked for: the compiler refuses what cannot match.
        var known = _cells[cell].Is;
        var types = known.Where(type => !SymbolEqualityComparer.Default.Equals(type, _static)).Select(Write)
            .Concat(_cells[cell].IsNot.Where(type => known.All(other => TypeRelation.Overlap(other, type, _compilation))).Select(static type => $"not {Write(type)}"))
            .ToList();
        return types.Count == 0 ? null : string.Join(" and ", types);
    }

    private static string Write(ITypeSymbol type) => type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>What is known of the type of an object.</summary>
    private sealed record Cell(ImmutableArray<ITypeSymbol> Is, ImmutableArray<ITypeSymbol> IsNot)
    {
        public bool IsCertainly(ITypeSymbol type, Compilation compilation) => Is.Any(known => TypeRelation.IsSubtype(known, type, compilation));

        /// <summary>The objects that are of a type and those that are not, as far as there can be any.</summary>
        public IEnumerable<Cell> Split(ITypeSymbol type, Compilation compilation)
        {
            if (IsCertainly(type, compilation))
            {
                yield return this;
                yield break;
            }

            if (Is.All(known => TypeRelation.Overlap(known, type, compilation)) && !IsNot.Any(other => TypeRelation.IsSubtype(type, other, compilation)))
            {
                yield return this with { Is = Is.Add(type) };
            }

            yield return this with { IsNot = IsNot.Add(type) };
        }
    }
}
