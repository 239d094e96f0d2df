using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Patterns;

/// <summary>Reads what a pattern asks, and of which position.</summary>
internal sealed class PatternReader(PositionTree positions, Compilation compilation)
{
    public Condition Read(IPatternOperation pattern, Position position) => pattern switch
    {
        IConstantPatternOperation constant => ReadConstant(constant.Value, position),
        IBinaryPatternOperation binary => ReadChain(binary, position),
        INegatedPatternOperation not => new Condition.Not(Read(not.Pattern, position)),
        IRelationalPatternOperation relation => ReadRelation(relation, position),
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => Condition.Always,
        IDeclarationPatternOperation { MatchedType: { } type } => ReadType(type, position),
        ITypePatternOperation type => ReadType(type.MatchedType, position),
        IRecursivePatternOperation recursive => ReadRecursive(recursive, position),
        _ => Condition.Unknown,
    };

    /// <summary>Is the position this constant, which may be null?</summary>
    public Condition ReadConstant(IOperation value, Position position)
    {
        var constant = ConstantOperand.Of(value);
        return constant.ConstantValue switch
        {
            { HasValue: true, Value: null } => new Condition.Test(position, new PositionTest.IsNull()),
            { HasValue: true, Value: { } number } => Ask(position, constant.Type, new PositionTest.IsConstant(number)),
            _ => Condition.Unknown,
        };
    }

    /// <summary>A chain of <c>or</c> leans to the left, and may have a link for each of thousands of codes: a loop does not run out of stack.</summary>
    private Condition ReadChain(IBinaryPatternOperation chain, Position position)
    {
        var parts = new Stack<IPatternOperation>();
        IPatternOperation rest = chain;
        while (rest is IBinaryPatternOperation link && link.OperatorKind == chain.OperatorKind)
        {
            parts.Push(link.RightPattern);
            rest = link.LeftPattern;
        }

        parts.Push(rest);
        ImmutableArray<Condition> read = [.. parts.Select(part => Read(part, position))];
        return chain.OperatorKind == BinaryOperatorKind.Or ? new Condition.Any(read) : new Condition.All(read);
    }

    private Condition ReadRelation(IRelationalPatternOperation relation, Position position)
        => ConstantOperand.Of(relation.Value) is { ConstantValue: { HasValue: true, Value: { } bound } } operand
            ? Ask(position, operand.Type, new PositionTest.Compares(relation.OperatorKind, bound))
            : Condition.Unknown;

    private Condition ReadRecursive(IRecursivePatternOperation recursive, Position position)
    {
        if (IsOpen(recursive.MatchedType) || IsOpen(position.Type))
        {
            return Condition.Unknown;
        }

        var parts = ImmutableArray.CreateBuilder<Condition>();
        parts.Add(ReadType(recursive.MatchedType, position));
        var owner = recursive.MatchedType.IsValueType ? positions.As(position, recursive.MatchedType) : position;
        for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
        {
            var part = Part(recursive, owner, i);
            parts.Add(part is null ? Condition.Unknown : Read(recursive.DeconstructionSubpatterns[i], part));
        }

        foreach (var property in recursive.PropertySubpatterns)
        {
            var member = Member(property.Member, owner);
            parts.Add(member is null ? Condition.Unknown : Read(property.Pattern, member));
        }

        return new Condition.All(parts.ToImmutable());
    }

    /// <summary>What a positional pattern looks at. A record's own <c>Deconstruct</c> hands its properties out, and a pattern may well use both.</summary>
    private Position? Part(IRecursivePatternOperation recursive, Position owner, int index)
    {
        if (recursive.DeconstructSymbol is not IMethodSymbol method)
        {
            // Code that does not compile may ask for more elements than there are.
            return recursive.DeconstructSymbol is null && owner.Underlying is INamedTypeSymbol { IsTupleType: true } tuple && index < tuple.TupleElements.Length
                ? positions.Element(owner, index)
                : null;
        }

        var first = method.IsExtensionMethod ? 1 : 0;
        if (first + index >= method.Parameters.Length)
        {
            return null;
        }

        var parameter = method.Parameters[first + index];
        var property = method.IsImplicitlyDeclared ? method.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : null;
        return positions.Member(owner, (ISymbol?)property ?? parameter);
    }

    private Position? Member(IOperation member, Position owner) => member switch
    {
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field } when owner.Underlying.IsTupleType => Element(field, owner),
        IFieldReferenceOperation { Field: var field } => positions.Member(owner, field),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => positions.Member(owner, property),
        _ => null,
    };

    private Position? Element(IFieldSymbol field, Position owner)
    {
        var elements = ((INamedTypeSymbol)owner.Underlying).TupleElements;
        var index = elements.IndexOf(elements.FirstOrDefault(element => element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name)!);
        return index < 0 ? null : positions.Element(owner, index);
    }

    /// <summary>A question about a value of a type, which is a question about the type too where the position may hold others.</summary>
    private Condition Ask(Position position, ITypeSymbol? type, PositionTest question)
    {
        if (type is null || IsOpen(position.Type))
        {
            return Condition.Unknown;
        }

        return SymbolEqualityComparer.Default.Equals(position.Underlying, type) ? new Condition.Test(position, question)
            : IsSubtype(type, position.Underlying) ? new Condition.All([ReadType(type, position), new Condition.Test(positions.As(position, type), question)])
            : Condition.Unknown;
    }

    private Condition ReadType(ITypeSymbol type, Position position)
        => IsOpen(type) || IsOpen(position.Type) ? Condition.Unknown
            : IsSubtype(position.Underlying, type) ? new Condition.Not(new Condition.Test(position, new PositionTest.IsNull()))
            : new Condition.Test(position, new PositionTest.IsType(type));

    private bool IsSubtype(ITypeSymbol type, ITypeSymbol of) => TypeRelation.IsSubtype(type, of, compilation);

    /// <summary>What a type parameter stands for, only its user knows. The elements of a tuple are positions of their own.</summary>
    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } or IDynamicTypeSymbol => false,
        INamedTypeSymbol named => named.TypeKind == TypeKind.Error || named.TypeArguments.Any(IsOpen),
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        _ => true,
    };
}
