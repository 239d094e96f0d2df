using System;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Resilience;

/// <summary>The policies of version 7. Each method has many overloads, whose parameters have the same names.</summary>
internal static class Policies
{
    /// <summary>What a call that makes a policy does.</summary>
    public static Outcomes? Call(Call call) => PolicyOf(call) is { } policy ? call.Gives(policy) : null;

    private static PolicyValue? PolicyOf(Call call) => Name(call) switch
    {
        "Retry" or "WaitAndRetry" or "RetryForever" or "WaitAndRetryForever" => Given(call) is HandledValue handled
            ? PolicyValue.Of(new RetryStrategy(handled, Retries(call), new[] { Argument(call, "sleepDurationProvider"), Argument(call, "onRetry") }.ToEquatableArray(), First: 1))
            : null,
        "Fallback" => Given(call) is HandledValue handled
            ? PolicyValue.Of(new FallbackStrategy(handled, call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "fallbackAction" or "fallbackValue")?.Value ?? Value.Unknown, Argument(call, "onFallback")))
            : null,
        "Wrap" => call.Method.Parameters.Length == 1 && call.Method.Parameters[0].IsParams ? Wrapped(Sequences.ElementsOf(call.State, call[0])) : Wrapped(InOrder(call)),
        "NoOp" or "Timeout" or "Bulkhead" or "RateLimit" or "CircuitBreaker" or "AdvancedCircuitBreaker" => PolicyValue.Empty,
        "WithPolicyKey" or "AsPolicy" => Given(call) as PolicyValue,
        _ => null,
    };

    /// <summary>What the method does, whether it waits or not.</summary>
    private static string Name(Call call)
    {
        const string Suffix = "Async";
        var name = call.Method.Name;
        name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        return name == "AsAsyncPolicy" ? "AsPolicy" : name;
    }

    /// <summary>The builder or policy that a method is called on.</summary>
    private static Value? Given(Call call) => call.Receiver ?? call[0];

    private static Value Argument(Call call, string name)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name || argument.Parameter?.Name == name + "Async")?.Value ?? Value.Unknown;

    private static NumberValue Retries(Call call)
    {
        if (call.Method.Name.Contains("Forever"))
        {
            return NumberValue.Of(long.MaxValue);
        }

        var counted = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "retryCount" or "sleepDurations");
        return counted is null ? NumberValue.Of(1)
            : counted.Value as NumberValue ?? Sequences.CountOf(call.State, counted.Value) as NumberValue ?? new NumberValue(0, long.MaxValue);
    }

    private static ImmutableArray<Value>? InOrder(Call call)
    {
        var arguments = call.Method.Parameters.Select(parameter => call[parameter.Ordinal]);
        return (call.Receiver is { } outer ? arguments.Prepend(outer) : arguments).ToImmutableArray();
    }

    /// <summary>Policies within each other, the first outermost.</summary>
    private static PolicyValue? Wrapped(ImmutableArray<Value>? policies)
        => policies is { } known && known.All(static policy => policy is PolicyValue)
            ? known.Cast<PolicyValue>().Aggregate(PolicyValue.Empty, static (outer, inner) => outer.Around(inner.Strategies))
            : null;
}
