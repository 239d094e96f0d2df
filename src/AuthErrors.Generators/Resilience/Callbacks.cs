using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>Calls the functions that a policy was given. Which of the many overloads it was does not matter: the types of the parameters say what they get.</summary>
internal sealed class Callbacks(Call call, Machine machine, ReferenceValue context)
{
    /// <summary>Calls a function with what an attempt came to.</summary>
    /// <param name="function">The function; one that is not known does nothing.</param>
    /// <param name="outcome">What the attempt came to.</param>
    /// <param name="number">The number of the attempt, as the policy counts.</param>
    public Outcomes Invoke(Value function, Outcome outcome, int number)
    {
        if (function is not DelegateValue known)
        {
            return Outcomes.Of(outcome.State, Value.Something);
        }

        var (attempt, made) = Attempts.Make(call, machine, nameof(Attempts), outcome);
        made = Attempts.Write(Attempts.Write(made, attempt, "Context", context), attempt, "AttemptNumber", NumberValue.Of(number));
        return Forgotten(attempt, Invoke(known, made, known.Method.Parameters.Select(parameter => Argument(parameter, outcome, attempt, number)).ToArray()));
    }

    /// <summary>Calls a function with given arguments.</summary>
    public Outcomes Invoke(Value function, State state, params Value[] arguments)
        => function is DelegateValue ? machine.Calls.Invoke(function, call, state, arguments) : Outcomes.Of(state, Value.Something);

    private Value Argument(IParameterSymbol parameter, Outcome outcome, ReferenceValue attempt, int number) => parameter.Type switch
    {
        { SpecialType: SpecialType.System_Int32 } => NumberValue.Of(number),
        { Name: "Exception" } => outcome.IsThrown ? outcome.Value : NullValue.Instance,
        { Name: "Context" } => context,
        { ContainingNamespace.Name: "System" or "Threading" } => machine.Memory.Unread(parameter.Type),
        _ => attempt,
    };

    /// <summary>Nobody keeps the object for an attempt, and states must not differ by it. What gives an outcome gives what is in it.</summary>
    private static Outcomes Forgotten(ReferenceValue attempt, Outcomes outcomes)
        => new([.. Attempts.Unwrap(outcomes).Select(outcome => outcome with { State = outcome.State with { Store = outcome.State.Store.With(attempt.Address, Variables.Empty) } })]);
}
