using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Reads what somebody wrote down element by element.</summary>
internal static class CollectionLiteral
{
    /// <summary>The elements of an array, a list or a collection expression; <see langword="null"/> when not all of them stand there.</summary>
    public static IReadOnlyList<IOperation>? Elements(IOperation? value) => value switch
    {
        IConversionOperation conversion => Elements(conversion.Operand),
        IArrayInitializerOperation initializer => initializer.ElementValues,
        IArrayCreationOperation { DimensionSizes.Length: 1, Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation { Elements: var elements } when !elements.Any(static element => element is ISpreadOperation) => elements,
        IObjectCreationOperation { Initializer: { } initializer } creation when IsOfFramework(creation.Type) && !creation.Arguments.Any(IsSource) => Added(initializer.Initializers),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "ImmutableArray" } } create when IsOfFramework(create.TargetMethod.ContainingType) => Listed(create.TargetMethod, create.Arguments),
        IInvocationOperation { TargetMethod.Name: "ToImmutableArray" or "ToImmutableList" or "AsReadOnly" or "ToArray" or "ToList" } copy when IsOfFramework(copy.TargetMethod.ContainingType)
            => Elements(Receiver(copy)),
        _ => null,
    };

    /// <summary>True for types that do what they say: a collection of the user's own may fill itself.</summary>
    public static bool IsOfFramework(ITypeSymbol? type)
        => type?.ContainingNamespace?.ToDisplayString() is { } name && (name == "System.Linq" || name == "System" || name.StartsWith("System.Collections.", StringComparison.Ordinal));

    /// <summary>What a method is called on, be it an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    /// <summary>True when a collection starts with the elements of this argument. Others are capacities and comparers.</summary>
    public static bool IsSource(IArgumentOperation argument)
        => argument.Parameter?.Type is INamedTypeSymbol type && (IsEnumerable(type) || type.AllInterfaces.Any(IsEnumerable));

    private static bool IsEnumerable(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static IReadOnlyList<IOperation>? Added(ImmutableArray<IOperation> initializers)
    {
        var elements = initializers
            .OfType<IInvocationOperation>()
            .Where(static call => call is { TargetMethod: { Name: "Add", IsStatic: false }, Arguments.Length: 1 })
            .Select(static call => call.Arguments[0].Value)
            .ToList();
        return elements.Count == initializers.Length ? elements : null;
    }

    /// <summary>What stands in <c>Create(a, b)</c>. Other overloads copy an array, a span, or a part of them.</summary>
    private static IReadOnlyList<IOperation>? Listed(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
        => method.OriginalDefinition.Parameters.All(static parameter => parameter.Type is ITypeParameterSymbol)
            ? [.. arguments.Select(static argument => argument.Value)]
            : arguments.Length == 1 ? Elements(arguments[0].Value) : null;
}
