using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Arrays and lists of known elements: each element by its index, and how many there are.</summary>
internal static class Sequences
{
    private const string Count = "Count";

    /// <summary>Gives a sequence its elements.</summary>
    public static State Fill(State state, ReferenceValue sequence, ImmutableArray<Value> elements)
    {
        var variables = Variables.Empty.Write(Count, NumberValue.Of(elements.Length));
        for (var at = 0; at < elements.Length; at++)
        {
            variables = variables.Write(at, elements[at]);
        }

        return state with { Store = state.Store.With(sequence.Address, variables) };
    }

    /// <summary>What an activation of an iterator has given.</summary>
    public static ReferenceValue YieldedBy(Machine machine, Frame frame) => machine.Own(("yielded", frame.Id), machine.Graphs.Compilation.ObjectType);

    /// <summary>How many elements a sequence has.</summary>
    public static Value CountOf(State state, Value? sequence)
        => sequence is ReferenceValue reference ? state.Store.Read(reference.Address, Count) ?? Value.Something : Value.Something;

    /// <summary>All elements, when they are known.</summary>
    public static ImmutableArray<Value>? ElementsOf(State state, Value? sequence)
        => sequence is ReferenceValue reference && CountOf(state, sequence) is NumberValue { IsExact: true } count
            ? Enumerable.Range(0, (int)count.Low).Select(at => state.Store.Read(reference.Address, at) ?? Value.Unknown).ToImmutableArray()
            : null;

    /// <summary>The element at an index.</summary>
    public static Value At(State state, Value sequence, Value index)
        => index is NumberValue { IsExact: true } number && ElementsOf(state, sequence) is { } elements && number.Low >= 0 && number.Low < elements.Length
            ? elements[(int)number.Low]
            : Value.Unknown;
}
