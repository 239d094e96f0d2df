using System.Collections.Generic;
using System.Collections.Immutable;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>The builders that say which outcomes are handled: <c>PolicyBuilder</c> and <c>PredicateBuilder</c>.</summary>
internal static class HandledOutcomes
{
    /// <summary>What version 8 handles when nothing is said.</summary>
    public static readonly HandledValue Default = HandledValue.NoOutcome.Or([new HandledClause(HandledKind.Uncancelled, Exception: null, NullValue.Instance)]);

    /// <summary>What a call of a builder does.</summary>
    public static Outcomes? Call(Call call, Machine machine)
    {
        if (call.Method is { MethodKind: MethodKind.Constructor, ContainingType.Name: "PredicateBuilder" })
        {
            return call.Gives(HandledValue.NoOutcome);
        }

        if (call.Method.Name == "Build" && call.Receiver is HandledValue built)
        {
            return call.Gives(built);
        }

        if (ClausesOf(call, machine) is not { IsEmpty: false } clauses || Before(call) is not { } before)
        {
            return null;
        }

        // A builder collects: whoever keeps it in a variable has more in it after the call.
        var after = before.Or(clauses);
        return Outcomes.Of(call.Instance is { } place ? machine.Memory.Replace(call.Site.Frame, place, after, call.State) : call.State, after);
    }

    /// <summary>What is handled for the time being: server errors, and failures of the transport.</summary>
    public static HandledValue Transient(Machine machine) => HandledValue.NoOutcome.Or(TransientError(machine));

    private static HandledValue? Before(Call call)
        => call.Instance is not null ? call.Receiver as HandledValue
            : call.Method.IsExtensionMethod ? call[0] as HandledValue
            : HandledValue.NoOutcome;

    private static ImmutableArray<HandledClause> ClausesOf(Call call, Machine machine) => call.Method.Name switch
    {
        "Handle" or "Or" when call.Method.TypeArguments.Length == 1 => [new(HandledKind.Exception, call.Method.TypeArguments[0], Test(call))],
        "HandleInner" or "OrInner" => [new(HandledKind.InnerException, Exception: null, NullValue.Instance)],
        "HandleResult" or "OrResult" => [new(HandledKind.Result, Exception: null, call[0])],
        "HandleTransientHttpError" or "OrTransientHttpError" => TransientError(machine).ToImmutableArray(),
        "OrTransientHttpStatusCode" => [new(HandledKind.TransientStatus, Exception: null, NullValue.Instance)],
        _ => [],
    };

    private static Value Test(Call call) => call.Arguments.IsEmpty ? NullValue.Instance : call[0];

    private static IEnumerable<HandledClause> TransientError(Machine machine)
        =>
        [
            new(HandledKind.Exception, machine.Graphs.Compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestException"), NullValue.Instance),
            new(HandledKind.TransientStatus, Exception: null, NullValue.Instance),
        ];
}
