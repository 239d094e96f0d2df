using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Resilience;

/// <summary>Runs what <c>ExecuteAsync</c> and its like are given, through the strategies of a policy.</summary>
internal sealed class Execution
{
    private const int HandledFailure = 1;

    private readonly Call _call;
    private readonly Machine _machine;
    private readonly ReferenceValue _context;
    private readonly State _start;
    private readonly Callbacks _callbacks;
    private readonly Judgement _judgement;

    /// <summary>Prepares a run.</summary>
    public Execution(Call call, Machine machine)
    {
        _call = call;
        _machine = machine;
        (_context, _start) = Context();
        _callbacks = new Callbacks(call, machine, _context);
        _judgement = new Judgement(_callbacks, machine);
    }

    /// <summary>How it can end.</summary>
    public Outcomes Run(PolicyValue policy)
    {
        var outcomes = Within(policy, 0, _start);
        return _call.Method.Name switch
        {
            "ExecuteOutcomeAsync" => Outcomes.Union(outcomes.Select(outcome => Made(outcome))),
            "ExecuteAndCapture" or "ExecuteAndCaptureAsync" => Outcomes.Union(outcomes.SelectMany(outcome => Capture(policy, outcome))),
            _ => outcomes,
        };
    }

    private Outcomes Within(PolicyValue policy, int at, State state)
        => at == policy.Strategies.Count ? Attempts.Unwrap(_machine.Calls.Invoke(_call[0], Expecting(policy), state, Arguments()))
            : policy.Strategies[at] switch
            {
                RetryStrategy retry => Retry(retry, state, before => Within(policy, at + 1, before)),
                FallbackStrategy fallback => Outcomes.Union(Within(policy, at + 1, state).SelectMany(outcome => Replace(fallback, outcome))),
                _ => Within(policy, at + 1, state),
            };

    /// <summary>The call, which expects the exceptions that the innermost strategy handles.</summary>
    private Call Expecting(PolicyValue policy)
    {
        var handled = policy.Strategies.Reverse().Select(static strategy => strategy.Handles).OfType<HandledValue>()
            .SelectMany(static handled => handled.Clauses.Select(static clause => clause.Exception))
            .FirstOrDefault(AuthExceptions.IsAuth);
        return _call with { Site = _call.Site with { Expected = handled } };
    }

    private Outcomes Retry(RetryStrategy retry, State start, Func<State, Outcomes> attempt)
    {
        var ended = new List<Outcome>();
        var visits = new Visits();
        var open = new List<State> { start };
        for (var retries = 0; open.Count > 0; retries++)
        {
            var next = new List<Outcome>();
            foreach (var outcome in open.Where(_ => _machine.Step()).SelectMany(attempt))
            {
                foreach (var answer in _judgement.Ask(retry, outcome, retries))
                {
                    var isTriedAgain = !answer.IsThrown && retries < retry.Retries.High && answer.Value is not BoolValue { Truth: false };
                    if (!isTriedAgain || retries >= retry.Retries.Low || answer.Value is not BoolValue)
                    {
                        ended.Add(answer.IsThrown ? answer : outcome with { State = answer.State });
                    }

                    next.AddRange(isTriedAgain ? Between(retry, outcome with { State = answer.State }, retries) : []);
                }
            }

            ended.AddRange(next.Where(static outcome => outcome.IsThrown));
            var states = next.Where(static outcome => !outcome.IsThrown).Select(static outcome => outcome.State).Distinct();

            // What callbacks do at one of the first attempts is told from what they do at others. After that a state that was seen leads nowhere new.
            open = (retries < Limits.Refreshes ? states : states.Select(visits.Add).OfType<State>()).ToList();
        }

        return Outcomes.Union(ended);
    }

    private Outcomes Between(RetryStrategy retry, Outcome outcome, int retries)
        => retry.Between.Aggregate(Outcomes.Of(outcome.State, Value.Nothing), (outcomes, callback) => outcomes.Then((state, _) => _callbacks.Invoke(callback, outcome with { State = state }, retries + retry.First)));

    private IEnumerable<Outcome> Replace(FallbackStrategy fallback, Outcome outcome)
        => _judgement.Ask(fallback, outcome, number: 0).SelectMany(answer => answer switch
        {
            { IsThrown: true } => [answer],
            { Value: BoolValue { Truth: false } } => [outcome with { State = answer.State }],
            { Value: BoolValue } => Substitute(fallback, outcome with { State = answer.State }),
            _ => Substitute(fallback, outcome with { State = answer.State }).Append(outcome with { State = answer.State }),
        });

    private Outcomes Substitute(FallbackStrategy fallback, Outcome outcome)
        => _callbacks.Invoke(fallback.Before, outcome, number: 0).Then((state, _) => fallback.Substitute is DelegateValue
            ? _callbacks.Invoke(fallback.Substitute, outcome with { State = state }, number: 0)
            : Outcomes.Of(state, fallback.Substitute));

    /// <summary>What was thrown or handled to the last is told, not thrown.</summary>
    private IEnumerable<Outcome> Capture(PolicyValue policy, Outcome outcome)
    {
        var answers = outcome.IsThrown ? Outcomes.Of(outcome.State, BoolValue.True)
            : policy.Strategies.Count == 0 ? Outcomes.Of(outcome.State, BoolValue.False)
            : _judgement.Ask(policy.Strategies[0], outcome, number: 0);
        return answers.SelectMany(answer => answer.IsThrown ? [answer] : answer.Value switch
        {
            BoolValue { Truth: var isFailure } => [Captured(outcome with { State = answer.State }, isFailure)],
            _ => new[] { Captured(outcome with { State = answer.State }, isFailure: true), Captured(outcome with { State = answer.State }, isFailure: false) },
        });
    }

    private Outcome Captured(Outcome outcome, bool isFailure)
    {
        var made = Made(outcome);
        var captured = (ReferenceValue)made.Value;
        var state = Attempts.Write(made.State, captured, "Outcome", NumberValue.Of(isFailure ? HandledFailure : 0));
        state = Attempts.Write(state, captured, "FinalException", Attempts.Member(captured, Attempts.Exception, state)!);
        state = Attempts.Write(state, captured, "FinalHandledResult", isFailure ? Attempts.Member(captured, Attempts.Result, state)! : NullValue.Instance);
        return new Outcome(isFailure ? Attempts.Write(state, captured, Attempts.Result, NullValue.Instance) : state, captured);
    }

    private Outcome Made(Outcome outcome)
    {
        var (attempt, made) = Attempts.Make(_call, _machine, (nameof(Made), outcome.IsThrown), outcome);
        return new Outcome(made, attempt);
    }

    /// <summary>The context that the attempts share: the one that is given, or one of their own.</summary>
    private (ReferenceValue Context, State State) Context()
        => _call.Arguments.FirstOrDefault(static argument => IsContext(argument.Parameter))?.Value is ReferenceValue given
            ? (given, _call.State)
            : _machine.Allocate(_call.Site.Frame, (_call.Site.Operation, nameof(Context)), type: null, _call.State);

    private Value[] Arguments()
        => _call.Arguments.Where(static argument => argument.Parameter is { Ordinal: > 0 }).OrderBy(static argument => argument.Parameter!.Ordinal)
            .Select(argument => IsContext(argument.Parameter) ? _context : argument.Value).ToArray();

    private static bool IsContext(IParameterSymbol? parameter) => parameter?.Type.Name is "Context" or "ResilienceContext" or "IDictionary";
}
