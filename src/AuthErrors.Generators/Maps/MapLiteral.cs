using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Maps;

/// <summary>Reads the keys of a map that somebody wrote down entry by entry.</summary>
internal static class MapLiteral
{
    /// <summary>The keys; <see langword="null"/> when the map is not written down, or not whole.</summary>
    public static IReadOnlyList<IOperation>? Keys(IOperation? value) => value switch
    {
        IConversionOperation conversion => Keys(conversion.Operand),
        IObjectCreationOperation creation when CollectionLiteral.IsOfFramework(creation.Type) => KeysOf(creation),
        IInvocationOperation call when CollectionLiteral.IsOfFramework(call.TargetMethod.ContainingType) => KeysOf(call),
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType: var type } } when CollectionLiteral.IsOfFramework(type) => [],
        _ => null,
    };

    private static IReadOnlyList<IOperation>? KeysOf(IObjectCreationOperation creation)
    {
        var source = creation.Arguments.FirstOrDefault(CollectionLiteral.IsSource);
        var start = source is null ? [] : KeysOfPairs(source.Value, part: 0);
        var entries = (creation.Initializer?.Initializers ?? []).Select(KeyOfEntry).ToList();
        return start is null || entries.Any(static key => key is null) ? null : [.. start, .. entries.OfType<IOperation>()];
    }

    private static IOperation? KeyOfEntry(IOperation entry) => entry switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } => indexer.Arguments.FirstOrDefault()?.Value,
        IInvocationOperation { TargetMethod: { Name: "Add", IsStatic: false, Parameters.Length: 2 } } add => ArgumentAt(add.Arguments, place: 0),
        IInvocationOperation { TargetMethod: { Name: "Add", IsStatic: false, Parameters.Length: 1 } } add when ArgumentAt(add.Arguments, place: 0) is { } pair => PartOf(pair, part: 0),
        _ => null,
    };

    private static IReadOnlyList<IOperation>? KeysOf(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ToDictionary" or "ToFrozenDictionary" or "ToImmutableDictionary" or "ToImmutableSortedDictionary" when KeyPart(call) is { } part
            => KeysOfPairs(CollectionLiteral.Receiver(call), part),
        "AsReadOnly" => Keys(CollectionLiteral.Receiver(call)),
        "CreateRange" when call.Arguments.FirstOrDefault(CollectionLiteral.IsSource) is { } source => KeysOfPairs(source.Value, part: 0),
        "Add" or "SetItem" => KeysOfChain(call),
        _ => null,
    };

    /// <summary>The keys of <c>Empty.Add(a, 1).Add(b, 2)</c>, which may be long: a loop needs no stack.</summary>
    private static IReadOnlyList<IOperation>? KeysOfChain(IInvocationOperation last)
    {
        var added = new List<IOperation>();
        IOperation? start = last;
        while (start is IInvocationOperation { TargetMethod: { Name: "Add" or "SetItem", Parameters.Length: 2 }, Instance: { } instance } call
            && ArgumentAt(call.Arguments, place: 0) is { } key)
        {
            added.Add(key);
            start = instance;
        }

        return start != last && Keys(start) is { } keys ? [.. keys, .. added] : null;
    }

    private static IReadOnlyList<IOperation>? KeysOfPairs(IOperation? source, int part)
    {
        if (part == 0 && Keys(source) is { Count: > 0 } keys)
        {
            return keys;
        }

        var parts = CollectionLiteral.Elements(source)?.Select(element => PartOf(element, part)).ToList();
        return parts is null || parts.Any(static key => key is null) ? null : [.. parts.OfType<IOperation>()];
    }

    /// <summary>One side of a tuple or a <c>KeyValuePair</c>.</summary>
    private static IOperation? PartOf(IOperation element, int part) => element switch
    {
        IConversionOperation conversion => PartOf(conversion.Operand, part),
        ITupleOperation tuple => tuple.Elements.ElementAtOrDefault(part),
        IObjectCreationOperation { Type.Name: "KeyValuePair", Initializer: null } pair => ArgumentAt(pair.Arguments, part),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" } } pair => ArgumentAt(pair.Arguments, part),
        _ => null,
    };

    /// <summary>Arguments stand in the order in which they are evaluated; named ones need not be in that of the parameters.</summary>
    private static IOperation? ArgumentAt(IEnumerable<IArgumentOperation> arguments, int place)
        => arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == place)?.Value;

    /// <summary>Which side of its elements becomes the key. Without a selector it is the first.</summary>
    private static int? KeyPart(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "keySelector")?.Value is not { } selector ? 0
            : Selected(selector) switch
            {
                IPropertyReferenceOperation { Property.Name: "Key", Instance: IParameterReferenceOperation } => 0,
                IPropertyReferenceOperation { Property.Name: "Value", Instance: IParameterReferenceOperation } => 1,
                IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: IParameterReferenceOperation } => PlaceOf(field),
                _ => null,
            };

    private static int PlaceOf(IFieldSymbol field)
        => field.ContainingType.TupleElements.Select(static element => element.CorrespondingTupleField).ToList()
            .FindIndex(element => SymbolEqualityComparer.Default.Equals(element, field.CorrespondingTupleField));

    private static IOperation? Selected(IOperation selector)
        => selector is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? (lambda.Body.Operations.FirstOrDefault() as IReturnOperation)?.ReturnedValue : null;
}
