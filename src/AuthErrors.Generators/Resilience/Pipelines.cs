using System;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>The pipelines of version 8. A builder keeps what was added to it; it keeps nothing once something was added that is not known.</summary>
internal static class Pipelines
{
    private const string Added = nameof(Added);
    private const long UsualRetries = 3;

    /// <summary>What a call of a builder or of the options of a strategy does.</summary>
    public static Outcomes? Call(Call call, Machine machine) => (call.Method.Name, call.Receiver ?? call[0]) switch
    {
        (".ctor", ReferenceValue builder) when call.Method.ContainingType.Name == "ResiliencePipelineBuilder" => Outcomes.Of(Keep(call.State, builder, PolicyValue.Empty), builder),
        ("Build", ReferenceValue builder) when AddedTo(builder, call.State) is { } policy => call.Gives(policy),
        ("AddTimeout" or "AddCircuitBreaker" or "AddRateLimiter" or "AddConcurrencyLimiter", ReferenceValue builder) => call.Gives(builder),
        ("AddPipeline", ReferenceValue builder) => Add(call, builder, call[1] as PolicyValue),
        ("AddRetry", ReferenceValue builder) => Add(call, builder, call[1] is ReferenceValue options ? PolicyValue.Of(Retry(options, call.State, machine)) : null),
        ("AddFallback", ReferenceValue builder) => Add(call, builder, call[1] is ReferenceValue options ? PolicyValue.Of(Fallback(options, call.State)) : null),
        (var name, ReferenceValue builder) when name.StartsWith("Add", StringComparison.Ordinal) => Add(call, builder, policy: null),
        ("GetOrAddPipeline", _) => GetOrAdd(call, machine),
        ("AsPipeline" or "AsResiliencePipeline", PolicyValue policy) => call.Gives(policy),
        _ => null,
    };

    private static PolicyValue? AddedTo(ReferenceValue builder, State state) => state.Store.Read(builder.Address, Added) as PolicyValue;

    private static State Keep(State state, ReferenceValue builder, PolicyValue policy) => state with { Store = state.Store.Write(builder.Address, Added, policy) };

    private static Outcomes Add(Call call, ReferenceValue builder, PolicyValue? policy)
        => Outcomes.Of(
            policy is not null && AddedTo(builder, call.State) is { } outer
                ? Keep(call.State, builder, outer.Around(policy.Strategies))
                : call.State with { Store = call.State.Store.Forget(builder.Address, Added) },
            builder);

    /// <summary>A registry builds what it does not have yet.</summary>
    private static Outcomes GetOrAdd(Call call, Machine machine)
    {
        var (builder, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, type: null, call.State);
        return machine.Calls.Invoke(call[1], call, Keep(made, builder, PolicyValue.Empty), builder).Select((state, _) => AddedTo(builder, state) ?? Value.Something);
    }

    private static RetryStrategy Retry(ReferenceValue options, State state, Machine machine)
    {
        var usual = machine.TypeOf(options) is { Name: "HttpRetryStrategyOptions" } ? HandledOutcomes.Transient(machine) : HandledOutcomes.Default;
        var retries = Attempts.Member(options, "MaxRetryAttempts", state) switch
        {
            null => NumberValue.Of(UsualRetries),
            NumberValue number => number,
            _ => new NumberValue(1, long.MaxValue),
        };
        return new RetryStrategy(Attempts.Member(options, "ShouldHandle", state) ?? usual, retries, new[] { Function(options, "DelayGenerator", state), Function(options, "OnRetry", state) }.ToEquatableArray(), First: 0);
    }

    private static FallbackStrategy Fallback(ReferenceValue options, State state)
        => new(Attempts.Member(options, "ShouldHandle", state) ?? HandledOutcomes.Default, Function(options, "FallbackAction", state), Function(options, "OnFallback", state));

    private static Value Function(ReferenceValue options, string name, State state) => Attempts.Member(options, name, state) ?? Value.Unknown;
}
