using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Codes;
using AuthErrors.Generators.Patterns;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Matrices;

/// <summary>Finds the domain of a position, by its type and by what is asked of it.</summary>
internal sealed class DomainReader(CodeEnums enums, Compilation compilation)
{
    /// <summary>The domain; <see langword="null"/> when it is too large to be looked at.</summary>
    public Domain? Read(Position position, IReadOnlyCollection<PositionTest> questions)
    {
        var type = position.Underlying;
        if (enums.Find(type) is { } codes)
        {
            return new CodeDomain(codes, position.CanBeNull, static number => number);
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return new FiniteDomain([(false, "false"), (true, "true")], position.CanBeNull, isEnum: false);
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named && !CodeEnums.IsFlags(named))
        {
            return new FiniteDomain(Members(named), position.CanBeNull, isEnum: true);
        }

        var constants = questions.Select(static question => question switch
        {
            PositionTest.IsConstant constant => constant.Value,
            PositionTest.Compares compares => compares.Bound,
            _ => null,
        }).OfType<object>();

        return type.SpecialType == SpecialType.System_String ? TextDomain.Of(constants, position.CanBeNull)
            : NumberRange.Of(Number(type)) is { } range ? new NumberDomain(constants, range, position.CanBeNull)
            : TypeDomain.Cut(type, questions.OfType<PositionTest.IsType>().Select(static question => question.Type), position.CanBeNull, compilation);
    }

    /// <summary>The number that stands for a value of a flags enum, or the type itself.</summary>
    private static SpecialType Number(ITypeSymbol type) => (type as INamedTypeSymbol)?.EnumUnderlyingType?.SpecialType ?? type.SpecialType;

    private static ImmutableArray<(object Constant, string Name)> Members(INamedTypeSymbol type)
        => [.. type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .GroupBy(static field => field.ConstantValue!)
            .Select(group => (group.Key, $"{type.Name}.{group.First().Name}"))];
}
