using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>
/// Runs bodies, each once for the same arguments and the same part of the memory that it can reach. A call that is under way already gives what is
/// known of it so far, and is run again until that is all: recursion ends where the arguments bring nothing new.
/// </summary>
internal sealed class Summaries(Machine machine)
{
    private readonly Dictionary<SummaryKey, Summary> _known = [];
    private readonly List<Summary> _active = [];
    private bool _isConstructing;

    /// <summary>Runs a body with the arguments of a call.</summary>
    public Outcomes Run(Call call, ISymbol symbol, ControlFlowGraph graph, Frame? lexical, Value? self)
    {
        if (call.Site.Frame.Depth >= Limits.Depth)
        {
            machine.GiveUpCalling(call.State);
            return call.Gives(Value.Unknown);
        }

        var arguments = Widened(graph, Arguments(call, symbol));
        var shared = call.State.Store.Reach(Roots(arguments, self, lexical));
        var entry = call.State with { Store = call.State.Store.Only(shared), Effects = Effects.None };
        var key = new SummaryKey(graph, call.Site.Operation, lexical?.Id ?? 0, arguments, self, entry, AuthExceptions.Expected(call.Site));
        var frame = new Frame(machine.Owner(key), symbol, graph, lexical, call.Site);
        return Return(call, symbol, frame, shared, Summarize(key, frame, Enter(frame, symbol, arguments, self, entry)));
    }

    /// <summary>Gives a member what it is initialised with; <see langword="null"/> when that is nothing.</summary>
    public Outcomes? Initialize(CallSite site, ISymbol member, Value instance, State state)
    {
        if (machine.Graphs.OfInitializer(member, machine.CancellationToken) is not { } graph || site.Frame.Depth >= Limits.Depth)
        {
            return null;
        }

        var frame = new Frame(machine.Owner((graph, instance)), member, graph, lexical: null, site) { IsOfSharedMember = member.IsStatic || (instance is ReferenceValue { Address: var owner } && !machine.IsOwn(owner)) };
        return new Outcomes([.. new Walk(machine, frame).Run(state with { Store = state.Store.Write(frame.Id, Frame.Self, instance) })
            .Select(outcome => outcome with { State = outcome.State with { Store = outcome.State.Store.With(frame.Id, Variables.Empty) } })]);
    }

    /// <summary>Gives a read-only limit or flag what the only constructor of its type assigns; <see langword="null"/> when that cannot be told.</summary>
    public Outcomes? Construct(CallSite site, IFieldSymbol field, Value instance, State state)
    {
        if (_isConstructing || field.IsStatic || Arithmetic.Default(field.Type) is not (BoolValue or NumberValue) || instance is not ReferenceValue || site.Frame.Depth >= Limits.Depth || field.ContainingType.OriginalDefinition.InstanceConstructors is not { Length: 1 } constructors
            || constructors[0].IsImplicitlyDeclared || machine.Graphs.Of(constructors[0], machine.CancellationToken) is not { } graph)
        {
            return null;
        }

        var frame = new Frame(machine.Owner((graph, instance, field)), constructors[0], graph, lexical: null, site) { IsOfSharedMember = true };
        _isConstructing = true;
        var outcomes = new Walk(machine, frame).Run(state with { Store = state.Store.Write(frame.Id, Frame.Self, instance) });
        _isConstructing = false;
        var made = outcomes.Where(static outcome => !outcome.IsThrown)
            .Select(outcome => outcome.State.Store.Read(((ReferenceValue)instance).Address, field.OriginalDefinition)).Distinct().ToList();
        return made.Count == 1 && made[0] is { } value ? Outcomes.Of(state with { Store = state.Store.Write(((ReferenceValue)instance).Address, field.OriginalDefinition, value) }, value) : null;
    }

    private static ImmutableArray<Value> Arguments(Call call, ISymbol symbol)
        => symbol is not IMethodSymbol method ? [] : method.Parameters.Select(parameter =>
            call.At(parameter.Ordinal)?.Value ?? (parameter.HasExplicitDefaultValue ? Arithmetic.Constant(parameter.ExplicitDefaultValue) : Value.Unknown)).ToImmutableArray();

    /// <summary>A recursion that moves a number is taken to move it for ever.</summary>
    private EquatableArray<Value> Widened(ControlFlowGraph graph, ImmutableArray<Value> arguments)
    {
        var before = _active.Where(summary => summary.Key.Graph == graph).ToList();
        return before.Count < Limits.Activations
            ? arguments.ToEquatableArray()
            : arguments.Select((value, at) => value is NumberValue next && before[before.Count - 1].Key.Arguments[at] is NumberValue last
                ? last.Widen(next)
                : value).ToEquatableArray();
    }

    private static IEnumerable<int> Roots(IEnumerable<Value> arguments, Value? self, Frame? lexical)
        => arguments.SelectMany(static argument => argument.Owners).Append(Machine.Statics).Concat(self?.Owners ?? []).Concat(lexical?.Chain ?? []);

    private State Enter(Frame frame, ISymbol symbol, EquatableArray<Value> arguments, Value? self, State entry)
    {
        var state = self is null ? entry : entry with { Store = entry.Store.Write(frame.Id, Frame.Self, self) };
        for (var at = 0; at < arguments.Count; at++)
        {
            var parameter = ((IMethodSymbol)symbol).Parameters[at];
            var (value, copied) = machine.Memory.Copied(frame.Id, parameter, parameter.RefKind == RefKind.None ? parameter.Type : null, arguments[at], state);
            state = copied with { Store = copied.Store.Write(frame.Id, parameter, value) };
        }

        return state;
    }

    private Outcomes Summarize(SummaryKey key, Frame frame, State entry)
    {
        if (_known.TryGetValue(key, out var known))
        {
            foreach (var above in _active.SkipWhile(summary => summary != known))
            {
                above.IsProvisional |= above != known;
                known.IsRecursive = true;
            }

            return known.Outcomes;
        }

        var summary = new Summary(key);
        _known.Add(key, summary);
        _active.Add(summary);
        bool isMore;
        do
        {
            var outcomes = summary.Outcomes.Or(new Walk(machine, frame).Run(entry));
            isMore = outcomes.Count() > summary.Outcomes.Count();
            summary.Outcomes = outcomes;
        }
        while (summary.IsRecursive && isMore && machine.GaveUp is null);

        _active.RemoveAt(_active.Count - 1);
        if (summary.IsProvisional)
        {
            // It was made of what was known so far of a call that is still under way.
            _known.Remove(key);
        }

        return summary.Outcomes;
    }

    private Outcomes Return(Call call, ISymbol symbol, Frame frame, HashSet<int> shared, Outcomes outcomes)
        => Outcomes.Union((IsKept(call, symbol) ? outcomes.Keep() : outcomes).SelectMany(outcome =>
        {
            var yielded = Sequences.YieldedBy(machine, frame);
            outcome = !outcome.IsThrown && Sequences.CountOf(outcome.State, yielded) is NumberValue ? outcome with { Value = yielded } : outcome;
            var kept = outcome.State.Store.Reach(shared.Concat(outcome.Value.Owners));
            var caller = call.State with { Store = call.State.Store.Only(new HashSet<int>(call.State.Store.Owners.Where(owner => !shared.Contains(owner)))) };
            caller = outcome.State.Effects.HasFlag(Effects.Sent) ? Machine.AgeTokens(caller) : caller;
            caller = outcome.State.Effects.HasFlag(Effects.Locked) ? Machine.OutOfDate(caller) : caller;
            var returned = outcome with
            {
                State = outcome.State with { Store = caller.Store.Overlay(outcome.State.Store.Only(kept)), Effects = call.State.Effects | outcome.State.Effects },
            };
            return WriteBack(call, symbol, frame, outcome.State, returned);
        }));

    /// <summary>True when an asynchronous method is called and its task is not awaited at once.</summary>
    private static bool IsKept(Call call, ISymbol symbol) => symbol is IMethodSymbol { IsAsync: true } && !call.Site.IsAwaited;

    /// <summary>What a body has left in its <c>ref</c> and <c>out</c> parameters goes to the arguments.</summary>
    private IEnumerable<Outcome> WriteBack(Call call, ISymbol symbol, Frame frame, State inner, Outcome returned)
    {
        if (returned.IsThrown || symbol is not IMethodSymbol method)
        {
            return [returned];
        }

        var outcomes = Outcomes.Of(returned.State, returned.Value);
        foreach (var argument in call.Arguments.Where(static argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            var left = inner.Store.Read(frame.Id, method.Parameters[argument.Parameter!.Ordinal]) ?? Value.Unknown;
            outcomes = outcomes.Then((state, value) => machine.Memory.Assign(call.Site, argument.Target, left, state).Select((_, _) => value));
        }

        return outcomes;
    }
}
