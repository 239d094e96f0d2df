using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Libraries;

/// <summary>Arrays, lists, enumerations, and whatever holds values by key: dictionaries, headers and the options of a request.</summary>
internal sealed class CollectionLibrary : ILibrary
{
    private const int MostElements = 64;

    /// <summary>A header that also has a property.</summary>
    private static readonly TextValue Authorization = new(nameof(Authorization));

    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine) => (call.Method.Name, call.Receiver) switch
    {
        ("<Clone>$", ReferenceValue record) => Cloned(call, record, machine),
        ("MoveNext" or "MoveNextAsync", EnumeratorValue enumerator) => Move(call, enumerator, machine),
        ("get_Current", EnumeratorValue enumerator) => call.Gives(Current(call.State, enumerator)),
        ("get_Key" or "get_Value", EntryValue entry) => call.Gives(entry),
        ("Dispose" or "DisposeAsync", EnumeratorValue) => call.Gives(Value.Nothing),
        ("GetEnumerator" or "GetAsyncEnumerator", ReferenceValue sequence) when IsLibrary(call) => call.Gives(new EnumeratorValue(sequence, -1)),
        ("GetEnumerator", EntryValue entry) => call.Gives(new EnumeratorValue(new ReferenceValue(entry.Address), -1)),
        (".ctor", ReferenceValue list) when call.Arguments.IsEmpty && call.Method.ContainingType is { Name: "List" or "Queue" or "Stack" } && IsLibrary(call) => Outcomes.Of(Sequences.Fill(call.State, list, []), list),
        (".ctor", ReferenceValue list) when call.Arguments.Length == 1 && call.Method.ContainingType is { Name: "List" or "Queue" } && Sequences.ElementsOf(call.State, call[0]) is { } given && IsLibrary(call)
            => Outcomes.Of(Sequences.Fill(call.State, list, given), list),
        ("Add" or "Enqueue", ReferenceValue list) when call.Arguments.Length == 1 && Sequences.ElementsOf(call.State, list) is { Length: < MostElements } elements && IsLibrary(call)
            => Outcomes.Of(Sequences.Fill(call.State, list, elements.Add(call[0])), Value.Nothing),
        ("Dequeue" or "Pop" or "Peek" or "TryDequeue" or "TryPop" or "TryPeek", ReferenceValue list) when IsLibrary(call) => Take(call, list, machine),
        ("Push", ReferenceValue list) when Sequences.ElementsOf(call.State, list) is { Length: < MostElements } elements && IsLibrary(call)
            => Outcomes.Of(Sequences.Fill(call.State, list, elements.Insert(0, call[0])), Value.Nothing),
        ("ToArray" or "ToList", ReferenceValue list) when Sequences.ElementsOf(call.State, list) is { } elements && IsLibrary(call) => Made(call, elements, machine),
        ("WithCancellation" or "ConfigureAwait", ReferenceValue sequence) when IsLibrary(call) => call.Gives(sequence),
        ("Clear", ReferenceValue list) when IsLibrary(call) => Outcomes.Of(Sequences.Fill(call.State, list, []), Value.Nothing),
        ("set_Authorization", ReferenceValue headers) when IsLibrary(call) => Outcomes.Of(call.State with { Store = call.State.Store.Write(headers.Address, Named(Authorization), call[0]) }, call[0]),
        ("get_Authorization", ReferenceValue headers) when IsLibrary(call) && call.State.Store.Read(headers.Address, Named(Authorization)) is { } held => call.Gives(held),
        ("get_Count" or "get_Length", ReferenceValue list) when Sequences.CountOf(call.State, list) is NumberValue count && IsLibrary(call) => call.Gives(count),
        ("get_Item", ReferenceValue list) when call[0] is NumberValue && Sequences.CountOf(call.State, list) is NumberValue && IsLibrary(call) => call.Gives(Sequences.At(call.State, list, call[0])),
        ("Add" or "Contains" or "Remove", ReferenceValue set) when call.Method.ContainingType is { Name: "HashSet" or "SortedSet" } && call.Arguments.Length == 1 && (IsKey(call[0]) || call[0] is TokenValue) && machine.IsOwn(set.Address) && IsLibrary(call) => OfSet(call, set),
        (_, ReferenceValue keyed) when IsKey(call[0]) && IsLibrary(call) => Keyed(call, keyed, machine),
        (_, null) => Enumerables(call, machine),
        _ => null,
    };

    private static bool IsLibrary(Call call) => call.Method.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Takes the first element, or looks at it. A stack keeps its newest first.</summary>
    private static Outcomes? Take(Call call, ReferenceValue list, Machine machine)
    {
        if (Sequences.ElementsOf(call.State, list) is not { } elements)
        {
            return null;
        }

        var isTry = call.Method.Name.StartsWith("Try", System.StringComparison.Ordinal);
        if (elements.IsEmpty)
        {
            return isTry ? call.Gives(BoolValue.False) : Outcomes.Throw(call.State, Value.Something);
        }

        var left = call.Method.Name.EndsWith("Peek", System.StringComparison.Ordinal) ? call.State : Sequences.Fill(call.State, list, elements.RemoveAt(0));
        return isTry ? machine.Memory.Assign(call.Site, call.Arguments[0].Target, elements[0], left).Select(static (_, _) => BoolValue.True) : Outcomes.Of(left, elements[0]);
    }

    private static Outcomes Cloned(Call call, ReferenceValue record, Machine machine)
    {
        var (copy, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, machine.TypeOf(record), call.State);
        return Outcomes.Of(made with { Store = made.Store.With(copy.Address, call.State.Store.Of(record.Address)) }, copy);
    }

    private static Outcomes Move(Call call, EnumeratorValue enumerator, Machine machine)
    {
        var next = enumerator with { Index = enumerator.Index + 1 };
        var count = Sequences.CountOf(call.State, enumerator.Sequence) is NumberValue { IsExact: true, Low: var exact } ? exact : (long?)null;

        // The entries of something that is not known one by one are seen as one that stands for all.
        var isThere = next.Index < (count ?? 1);
        var state = call.Instance is { } place ? machine.Memory.Replace(call.Site.Frame, place, next, call.State) : call.State;
        return Outcomes.Of(state, BoolValue.Of(isThere));
    }

    private static Value Current(State state, EnumeratorValue enumerator)
        => Sequences.ElementsOf(state, enumerator.Sequence) is { } elements
            ? enumerator.Index >= 0 && enumerator.Index < elements.Length ? elements[enumerator.Index] : Value.Unknown
            : new EntryValue(enumerator.Sequence.Address);

    /// <summary>A set that the request has made tells what it has seen.</summary>
    private static Outcomes OfSet(Call call, ReferenceValue set)
    {
        var variables = call.State.Store.Of(set.Address);
        var key = Named(call[0] is TokenValue token ? new TextValue($"{nameof(TokenValue)} {token.Version}") : call[0]);
        var isThere = variables.Read(key) is not null;
        var changed = call.Method.Name switch
        {
            "Add" => call.State.Store.With(set.Address, variables.Write(key, Value.Something)),
            "Remove" => call.State.Store.Forget(set.Address, key),
            _ => call.State.Store,
        };
        return Outcomes.Of(call.State with { Store = changed }, BoolValue.Of(call.Method.Name == "Add" ? !isThere : isThere));
    }

    private static Outcomes? Keyed(Call call, ReferenceValue keyed, Machine machine)
    {
        var variables = call.State.Store.Of(keyed.Address);
        switch (call.Method.Name)
        {
            case "Set" or "set_Item" or "Add" or "TryAdd" or "TryAddWithoutValidation" when call.Arguments.Length >= 2:
                machine.Observer.Marked(call);
                var written = call[0] is EntryValue from
                    ? call.State.Store.Of(from.Address).All.Where(static held => held.Value is not ReferenceValue).Aggregate(variables, static (all, held) => all.Write(held.Key, held.Value))
                    : variables.Write(Named(call[0]), call[1] is UnknownValue { Traits: Trait.None } ? Value.Something : call[1]);
                return Outcomes.Of(call.State with { Store = call.State.Store.With(keyed.Address, written) }, Value.Something);
            case "Remove" when call[0] is not EntryValue:
                return Outcomes.Of(call.State with { Store = call.State.Store.Forget(keyed.Address, Named(call[0])) }, Value.Something);
            case "ContainsKey" or "Contains" when call[0] is not EntryValue:
                return call.Gives(BoolValue.Of(variables.Read(Named(call[0])) is not null));
            case "get_Item" or "GetValue" when call[0] is not EntryValue && variables.Read(Named(call[0])) is { } held:
                return call.Gives(held);
            case "TryGetValue" or "TryGetValues" when call[0] is not EntryValue && call.At(1) is { } result:
                var found = variables.Read(Named(call[0]));
                return machine.Memory.Assign(call.Site, result.Target, found ?? Arithmetic.Default(result.Parameter?.Type), call.State).Select((_, _) => BoolValue.Of(found is not null));
            default:
                return null;
        }
    }

    private static Key Named(Value key) => new(key);

    private static bool IsKey(Value value) => value is TextValue or EntryValue or BoolValue or NumberValue { IsExact: true };

    private static Outcomes? Enumerables(Call call, Machine machine)
    {
        if (call.Method.ContainingType is not { Name: "Enumerable" or "MemoryExtensions" or "AsyncEnumerable" })
        {
            return null;
        }

        switch (call.Method.Name)
        {
            case "ToArray" or "ToList" when Sequences.ElementsOf(call.State, call[0]) is { } elements:
                return Made(call, elements, machine);
            case "AsEnumerable" when call[0] is ReferenceValue:
                return call.Gives(call[0]);
            case "Count" when call.Arguments.Length == 1 && call[0] is ReferenceValue:
                return call.Gives(Sequences.CountOf(call.State, call[0]));
            case "Take" when Sequences.ElementsOf(call.State, call[0]) is { } elements && call[1] is NumberValue { IsExact: true, Low: >= 0 and var most }:
                return Made(call, elements.Take((int)most).ToImmutableArray(), machine);
            case "Skip" when Sequences.ElementsOf(call.State, call[0]) is { } elements && call[1] is NumberValue { IsExact: true, Low: >= 0 and var passed }:
                return Made(call, elements.Skip((int)passed).ToImmutableArray(), machine);
            case "Append" when Sequences.ElementsOf(call.State, call[0]) is { } elements:
                return Made(call, elements.Add(call[1]), machine);
            case "Prepend" when Sequences.ElementsOf(call.State, call[0]) is { } elements:
                return Made(call, elements.Insert(0, call[1]), machine);
            case "Concat" when Sequences.ElementsOf(call.State, call[0]) is { } elements && Sequences.ElementsOf(call.State, call[1]) is { } others:
                return Made(call, elements.AddRange(others), machine);
            case "Reverse" when Sequences.ElementsOf(call.State, call[0]) is { } elements:
                return Made(call, elements.Reverse().ToImmutableArray(), machine);
            case "Range" when call[0] is NumberValue { IsExact: true, Low: var first } && call[1] is NumberValue { IsExact: true, Low: >= 0 and <= MostElements and var count }:
                return Made(call, Enumerable.Range(0, (int)count).Select(at => (Value)NumberValue.Of(first + at)).ToImmutableArray(), machine);
            case "Repeat" when call[1] is NumberValue { IsExact: true, Low: >= 0 and <= MostElements and var times }:
                return Made(call, Enumerable.Repeat(call[0], (int)times).ToImmutableArray(), machine);
            default:
                return null;
        }
    }

    private static Outcomes Made(Call call, ImmutableArray<Value> elements, Machine machine)
    {
        var (sequence, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, call.Method.ReturnType, call.State);
        return Outcomes.Of(Sequences.Fill(made, sequence, elements), sequence);
    }

    /// <summary>A key of a dictionary, told from the names that objects keep other things under.</summary>
    private sealed record Key(Value Name);
}
