using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>A call of which nothing is known but its types: it gives anything, and may call what it is given.</summary>
internal sealed class UnknownCall(Machine machine)
{
    /// <summary>What comes of objects and values of the request by ways that are not followed.</summary>
    public static readonly Value Lost = new UnknownValue(Trait.NotNull | Trait.Lost);

    /// <summary>What is moved from outside says nothing of what the request has done.</summary>
    private static readonly ImmutableHashSet<string> MovedFromOutside =
        new[] { "Random", "Stopwatch", "PeriodicTimer", "IEnumerator", "IAsyncEnumerator" }.ToImmutableHashSet(System.StringComparer.Ordinal);

    /// <summary>What may come of it.</summary>
    public Outcomes Outcomes(Call call)
    {
        call = call with { State = Change(call) };
        var outcomes = call.Gives(IsLost(call) ? Lost : Result(call));
        foreach (var function in call.Arguments.Select(static argument => argument.Value).OfType<DelegateValue>().Where(function => MayRun(function, call.Method)))
        {
            outcomes = outcomes.Or(outcomes.Then((state, value) => Invoked(function, call with { State = state }, value)));
        }

        foreach (var function in call.Arguments.Select(static argument => argument.Value).OfType<DelegateValue>().Where(function => !MayRun(function, call.Method)))
        {
            machine.Defer(function, call);
        }

        foreach (var argument in call.Arguments.Where(static argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            outcomes = outcomes.Then((state, value) => machine.Memory.Assign(call.Site, argument.Target, machine.Memory.Unread(argument.Parameter!.Type), state).Select((_, _) => value));
        }

        return outcomes;
    }

    /// <summary>From the first call on that is not followed, an object of the request may hold anything.</summary>
    private State Change(Call call)
        => IsFollowed(call) || call.Method.MethodKind == MethodKind.PropertyGet || call.Receiver is not ReferenceValue { Address: var owner } ? call.State
            : call.State with { Store = call.State.Store.Write(owner, nameof(Lost), BoolValue.True) };

    private bool IsLost(Call call)
        => Tasks.ResultOf(call.Method.ReturnType) is { SpecialType: SpecialType.System_Boolean or (>= SpecialType.System_Char and <= SpecialType.System_Double) }
            && (call.Receiver is ReferenceValue { Address: var owner }
                ? !IsFollowed(call) && call.State.Store.Read(owner, nameof(Lost)) is not null
                : (call.Receiver is TextValue or NumberValue || call.Method.IsStatic) && call.Method.DeclaringSyntaxReferences.IsEmpty && HasKnown(call));

    /// <summary>True for a function of values that are all known, of which only the library knows the result.</summary>
    private static bool HasKnown(Call call)
        => call.Arguments.Select(static argument => argument.Value).Concat(call.Receiver is { } receiver ? [receiver] : []).ToList() is { Count: > 0 } inputs
            && inputs.All(static input => input is TextValue or NumberValue || input.Has(Trait.Lost));

    private bool IsFollowed(Call call)
        => call.Receiver is not ReferenceValue { Address: var owner } || !machine.IsOwn(owner) || !call.Method.DeclaringSyntaxReferences.IsEmpty
            || MovedFromOutside.Contains(call.Method.ContainingType.Name)
            || call.Method.Name == "CancelAfter"
            || call.Method.ContainingNamespace.ToDisplayString().StartsWith("System.Net", System.StringComparison.Ordinal);

    /// <summary>What is stored for later, such as an endpoint or an event handler, is a request of its own and not part of this one.</summary>
    private static bool MayRun(DelegateValue function, IMethodSymbol method)
        => Tasks.IsTask(method.ReturnType) || SymbolEqualityComparer.Default.Equals(Tasks.ResultOf(method.ReturnType), Tasks.ResultOf(function.Method.ReturnType));

    private Outcomes Invoked(DelegateValue function, Call call, Value otherwise)
    {
        var outcomes = machine.Calls.Invoke(function, call, call.State);
        if (outcomes.Any(outcome => outcome.State.Tally.Refreshes > call.State.Tally.Refreshes))
        {
            machine.GiveUp($"how often '{call.Method.ContainingType?.Name}.{call.Method.Name}' calls what it is given is not known");
        }

        var isResult = SymbolEqualityComparer.Default.Equals(Tasks.ResultOf(call.Method.ReturnType), Tasks.ResultOf(function.Method.ReturnType));
        return isResult ? outcomes : outcomes.Select((_, _) => otherwise);
    }

    private Value Result(Call call)
    {
        var type = Tasks.ResultOf(call.Method.ReturnType);
        var inputs = call.Arguments.Select(static argument => argument.Value).Prepend(call.Receiver ?? Value.Unknown).ToList();
        if (inputs.OfType<ResponseValue>().FirstOrDefault() is { } response && type.Name == "HttpResponseMessage")
        {
            return response;
        }

        if (AuthExceptions.StatusOf(call.Method, machine.Server) is { } status)
        {
            return status;
        }

        var unread = machine.Memory.Unread(type);
        if (unread is not UnknownValue { Traits: var traits })
        {
            return unread;
        }

        var isText = type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Int32 || type.Name is "ReadOnlySpan" or "HttpContent" or "Stream";
        var derived = inputs.Aggregate(Value.Unknown, Arithmetic.Derived);
        return derived switch
        {
            TokenValue when type.SpecialType == SpecialType.System_Boolean => call.Method.Name is "get_IsError" or "get_IsExpired" ? BoolValue.False : Value.Something,
            _ when type.IsReferenceType && inputs.All(static input => input is not TokenValue) && TokenReads.IsToken((ISymbol?)call.Method.AssociatedSymbol ?? call.Method) => Machine.CurrentToken(call.State),
            TokenValue or EntryValue when type.IsReferenceType => derived,
            _ when inputs.OfType<EntryValue>().FirstOrDefault() is { } entry => entry,
            UnknownValue { Traits: var inherited } when isText => new UnknownValue(traits | (inherited & Trait.Body)),
            _ => unread,
        };
    }
}
