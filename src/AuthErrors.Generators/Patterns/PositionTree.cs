using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Patterns;

/// <summary>The positions that the patterns of one switch look at.</summary>
internal sealed class PositionTree
{
    private readonly Dictionary<(Position?, PositionStep), Position> _positions = [];
    private readonly List<Position> _inOrder = [];

    public PositionTree(ITypeSymbol type, bool canBeNull) => Root = Add(parent: null, new PositionStep.Root(), type, canBeNull);

    /// <summary>The value that the switch is over.</summary>
    public Position Root { get; }

    /// <summary>All positions, parents before children.</summary>
    public IReadOnlyList<Position> All => _inOrder;

    public Position Element(Position tuple, int index)
    {
        var type = ((INamedTypeSymbol)tuple.Underlying).TupleElements[index].Type;
        return Add(tuple, new PositionStep.Element(index), type, Nullables.CanBeNull(type));
    }

    /// <summary>An element of a tuple literal, of which more is known than its type says.</summary>
    public Position Element(Position tuple, int index, bool canBeNull)
        => Add(tuple, new PositionStep.Element(index), ((INamedTypeSymbol)tuple.Underlying).TupleElements[index].Type, canBeNull);

    public Position Member(Position owner, ISymbol member)
    {
        var symbol = Declaration(member);
        var type = symbol switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => ((IParameterSymbol)symbol).Type,
        };
        return Add(owner, new PositionStep.Member(symbol), type, Nullables.CanBeNull(type));
    }

    /// <summary>The same position, if its type is this one already; else a position of its own below it.</summary>
    public Position As(Position position, ITypeSymbol type)
        => SymbolEqualityComparer.Default.Equals(position.Underlying, type) ? position : Add(position, new PositionStep.As(type), type, canBeNull: false);

    /// <summary>An override is the member that it overrides, seen from closer by.</summary>
    private static ISymbol Declaration(ISymbol member)
    {
        while (member is IPropertySymbol { OverriddenProperty: { } overridden })
        {
            member = overridden;
        }

        return member;
    }

    private Position Add(Position? parent, PositionStep step, ITypeSymbol type, bool canBeNull)
    {
        if (!_positions.TryGetValue((parent, step), out var position))
        {
            position = new Position(_inOrder.Count, parent, step, type, canBeNull);
            _positions.Add((parent, step), position);
            _inOrder.Add(position);
        }

        return position;
    }
}
