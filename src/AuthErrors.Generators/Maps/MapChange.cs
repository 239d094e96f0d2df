using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Tells whether a use of a map may put something else into it.</summary>
internal static class MapChange
{
    private static readonly string[] ReadOnlyTypes =
        ["IReadOnlyDictionary", "IReadOnlyList", "IReadOnlyCollection", "IEnumerable", "ReadOnlyDictionary", "ReadOnlyCollection", "FrozenDictionary",
            "IImmutableDictionary", "IImmutableList", "ImmutableDictionary", "ImmutableSortedDictionary", "ImmutableArray", "ImmutableList", "ReadOnlySpan", "ReadOnlyMemory"];

    private static readonly string[] ChangingNames = ["Add", "TryAdd", "Remove", "TryRemove", "TryUpdate", "Clear", "Insert", "Set", "GetOrAdd", "GetValueRefOrAdd"];

    /// <summary>True when the map may be changed here, or handed to code of the user that may do so.</summary>
    public static bool IsAt(IOperation use) => IsTarget(use) || (!IsFixed(use.Type) && IsChanging(use));

    private static bool IsTarget(IOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IMemberInitializerOperation => true,
        ITupleOperation tuple => tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    private static bool IsChanging(IOperation use) => use.Parent switch
    {
        IInvocationOperation call => IsChanging(call.TargetMethod),
        IMethodReferenceOperation method => IsChanging(method.Method),
        IPropertyReferenceOperation entry => entry.Property.IsIndexer && IsTarget(entry),
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => IsChanging(call.TargetMethod),
        IArgumentOperation { Parent: IInvocationOperation call } argument => IsChanging(call.TargetMethod) || (IsOfUser(call.TargetMethod) && !IsFixed(argument.Parameter?.Type)),
        IArgumentOperation { Parent: IObjectCreationOperation creation } argument => IsOfUser(creation.Constructor) && !IsFixed(argument.Parameter?.Type),

        IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation entry } => IsTarget(entry),
        IIsPatternOperation test => test.Pattern.DescendantsAndSelf().Any(static pattern => pattern is IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null }),
        IArgumentOperation or IForEachLoopOperation or IIsTypeOperation or IBinaryOperation or IInterpolationOperation or INameOfOperation or ILockOperation => false,
        // By another name it can be filled as well.
        _ => true,
    };

    private static bool IsChanging(IMethodSymbol method) => ChangingNames.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal));

    private static bool IsOfUser(ISymbol? method) => method?.Locations.Any(static location => location.IsInSource) ?? false;

    /// <summary>True for types through which no entry can be added. An array keeps its length.</summary>
    private static bool IsFixed(ITypeSymbol? type) => type is IArrayTypeSymbol || ReadOnlyTypes.Contains(type?.Name, StringComparer.Ordinal);
}
