using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>
/// The objects that Polly hands around: options, contexts, and what an attempt came to. Their properties are kept by name. An attempt's outcome and the
/// arguments that it is wrapped in are one object, since every version and every callback names the same things alike.
/// </summary>
internal static class Attempts
{
    /// <summary>The property for the result.</summary>
    public const string Result = nameof(Result);

    /// <summary>The property for the exception.</summary>
    public const string Exception = nameof(Exception);

    /// <summary>What a call of such an object does.</summary>
    public static Outcomes? Call(Call call, Machine machine) => (call.Method, call.Receiver) switch
    {
        ({ MethodKind: MethodKind.PropertySet, Parameters.Length: 1, AssociatedSymbol.Name: var name }, ReferenceValue self) => Outcomes.Of(Write(call.State, self, name, call[0]), call[0]),
        ({ Name: "get_Properties", ContainingType.Name: "ResilienceContext" }, ReferenceValue context) => call.Gives(context),
        ({ MethodKind: MethodKind.PropertyGet, Parameters.IsEmpty: true, AssociatedSymbol.Name: var name }, ReferenceValue self) => Member(self, name, call.State) is { } held ? call.Gives(held) : null,
        ({ Name: "ThrowIfException" }, ReferenceValue outcome) => Unwrap(Outcomes.Of(call.State, outcome)),
        ({ Name: "FromResult" or "FromResultAsValueTask", ContainingType.Name: "Outcome" }, _) => Made(call, machine, new Outcome(call.State, call[0])),
        ({ Name: "FromException" or "FromExceptionAsValueTask", ContainingType.Name: "Outcome" }, _) => Made(call, machine, new Outcome(call.State, call[0], IsThrown: true)),
        ({ Name: "True" or "False", ContainingType.Name: "PredicateResult" }, _) => call.Gives(BoolValue.Of(call.Method.Name == "True")),
        ({ Name: ".ctor", ContainingType.Name: "ResiliencePropertyKey" }, _) => call.Gives(call[0]),
        ({ Name: "Get", ContainingType.Name: "ResilienceContextPool" }, _) => Context(call, machine),
        _ => null,
    };

    /// <summary>What a property was set to; <see langword="null"/> when it was not.</summary>
    public static Value? Member(ReferenceValue self, string name, State state) => state.Store.Read(self.Address, name);

    /// <summary>Makes the object for what an attempt came to.</summary>
    /// <param name="call">The call that makes it.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="key">What tells it from others that the call makes.</param>
    /// <param name="outcome">What the attempt came to.</param>
    public static (ReferenceValue Object, State State) Make(Call call, Machine machine, object key, Outcome outcome)
    {
        var (attempt, made) = machine.Allocate(call.Site.Frame, (call.Site.Operation, key), type: null, outcome.State);
        (Value result, Value exception) = outcome.IsThrown ? ((Value)NullValue.Instance, Known(outcome.Value)) : (Known(outcome.Value), NullValue.Instance);
        return (attempt, Write(Write(Write(made, attempt, "Outcome", attempt), attempt, Result, result), attempt, Exception, exception));
    }

    /// <summary>Sets a property.</summary>
    public static State Write(State state, ReferenceValue self, string name, Value value) => state with { Store = state.Store.Write(self.Address, name, Known(value)) };

    /// <summary>What functions that give an <c>Outcome</c> have come to.</summary>
    public static Outcomes Unwrap(Outcomes outcomes)
        => outcomes.Then(static (state, value) => value is ReferenceValue attempt && Member(attempt, Exception, state) is { } exception
            ? exception is NullValue ? Outcomes.Of(state, Member(attempt, Result, state)!) : Outcomes.Throw(state, exception)
            : Outcomes.Of(state, value));

    /// <summary>A property that was set to what is not known is not one that was not set.</summary>
    private static Value Known(Value value) => value is UnknownValue { Traits: Trait.None } ? Value.Something : value;

    private static Outcomes Made(Call call, Machine machine, Outcome outcome)
    {
        var (attempt, made) = Make(call, machine, nameof(Made), outcome);
        return Outcomes.Of(made, attempt);
    }

    private static Outcomes Context(Call call, Machine machine)
    {
        var (context, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, call.Method.ReturnType, call.State);
        return Outcomes.Of(made, context);
    }
}
