using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Decides what a call does: a refresh, something that a library is known to do, a body that is here, a send, or nothing that is known.</summary>
internal sealed class Calls(Machine machine, ImmutableArray<ILibrary> libraries)
{
    private readonly Sends _sends = new(machine);

    /// <summary>Calls a method.</summary>
    public Outcomes Invoke(Call call)
        => Refresh(call)
            ?? CallLibrary(call)
            ?? (call.Method.MethodKind == MethodKind.DelegateInvoke && call.Receiver is DelegateValue function ? Invoke(function, call) : null)
            ?? RunBody(call)
            ?? _sends.Send(call)
            ?? new UnknownCall(machine).Outcomes(call);

    /// <summary>Calls a lambda, a local function or a method group with the arguments of a call.</summary>
    public Outcomes Invoke(DelegateValue function, Call call)
        => function.Graph is { } graph ? machine.Summaries.Run(call, function.Method, graph, function.Lexical, self: null)
            : Invoke(call with { Method = function.Method, Receiver = function.Receiver, Arguments = call.Arguments.Select(argument => argument with { Parameter = ParameterOf(function.Method, argument) }).ToImmutableArray() });

    /// <summary>Calls a function that a library was given, with arguments that the library makes.</summary>
    public Outcomes Invoke(Value? function, Call by, State state, params Value[] arguments)
        => function is DelegateValue known
            ? Invoke(known, by with
            {
                State = state,
                Receiver = null,
                Arguments = known.Method.Parameters.Select((parameter, at) => new Argument(parameter, at < arguments.Length ? arguments[at] : machine.Memory.Unread(parameter.Type), by.Site.Operation)).ToImmutableArray(),
            }).Await()
            : Outcomes.Of(state, Value.Unknown);

    /// <summary>Reads a property.</summary>
    public Outcomes Get(CallSite site, IPropertyReferenceOperation reference, Value? instance, ImmutableArray<Argument> arguments, State state)
    {
        var property = reference.Property;
        if (property.GetMethod is not { } getter)
        {
            return Outcomes.Of(state, Value.Unknown);
        }

        var call = new Call(site, getter, instance, arguments, state);
        return Refresh(call)
            ?? CallLibrary(call)
            ?? (machine.Memory.ReadMember(instance, property, property.SetMethod is null or { IsInitOnly: true }, property.Type, state) is { } held ? Outcomes.Of(state, held) : null)
            ?? RunBody(call)
            ?? (property is { SetMethod: null or { IsInitOnly: true } } && machine.Summaries.Initialize(site, property, instance ?? Value.Unknown, state) is { } initialized
                ? initialized.Then((after, _) => Outcomes.Of(after, machine.Memory.ReadMember(instance, property, isReadOnly: true, property.Type, after) ?? machine.Memory.Unread(property.Type)))
                : null)
            ?? new UnknownCall(machine).Outcomes(call);
    }

    /// <summary>Writes a property.</summary>
    public Outcomes Set(CallSite site, IPropertyReferenceOperation reference, Value? instance, Value value, State state)
    {
        var property = reference.Property;
        if (property.SetMethod is { } setter)
        {
            var arguments = reference.Arguments.Select((argument, at) => new Argument(setter.Parameters[at], machine.Memory.ReadVariable(site.Frame, argument.Value, state) is var read && argument.Value.ConstantValue is { HasValue: true, Value: var constant } ? Arithmetic.Constant(constant) : read, argument.Value))
                .Append(new Argument(setter.Parameters[setter.Parameters.Length - 1], value, reference));
            var call = new Call(site, setter, instance, arguments.ToImmutableArray(), state);
            if ((CallLibrary(call) ?? RunBody(call)) is { } outcomes)
            {
                return outcomes.Select((_, _) => value);
            }
        }

        var renewed = Memory.Renewed(property, value, state);
        return Outcomes.Of(instance is ReferenceValue reached ? renewed with { Store = renewed.Store.Write(reached.Address, property.OriginalDefinition, value) } : renewed, value);
    }

    /// <summary>Makes an object.</summary>
    public Outcomes Create(CallSite site, IObjectCreationOperation creation, ImmutableArray<Argument> arguments, State state)
    {
        if (creation.Type is not { } type || creation.Constructor is not { } constructor)
        {
            return Outcomes.Of(state, Value.Something);
        }

        var carried = arguments.Select(static argument => argument.Value).FirstOrDefault(static value => value is TokenValue or EntryValue);
        if (carried is not null && type.DeclaringSyntaxReferences.IsEmpty && type.Name != "HttpRequestMessage")
        {
            return Outcomes.Of(state, carried);
        }

        if (type.TypeKind == TypeKind.Struct && arguments.IsEmpty && type.DeclaringSyntaxReferences.IsEmpty && type.SpecialType != SpecialType.None)
        {
            return Outcomes.Of(state, Arithmetic.Default(type));
        }

        var (made, after) = machine.Allocate(site.Frame, creation, type, state);
        return Construct(new Call(site, constructor, made, arguments, after)).Select((_, value) => value is UnknownValue ? made : value);
    }

    /// <summary>True for a method whose body can be run.</summary>
    public bool HasBody(IMethodSymbol method) => machine.Graphs.Of(method, machine.CancellationToken) is not null;

    /// <summary>What the first library that knows a call makes of it; <see langword="null"/> when none does.</summary>
    private Outcomes? CallLibrary(Call call)
        => libraries.Select(library => library.Call(call, machine)).FirstOrDefault(static outcomes => outcomes is not null);

    private Outcomes Construct(Call call)
    {
        if (CallLibrary(call) is { } known)
        {
            return known;
        }

        var type = call.Method.ContainingType;
        var outcomes = Outcomes.Of(Defaults(call, type), Value.Unknown);
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return outcomes;
        }

        foreach (var member in type.GetMembers().Where(static member => !member.IsStatic && member is IFieldSymbol or IPropertySymbol && !member.IsImplicitlyDeclared))
        {
            outcomes = outcomes.Then((state, _) => machine.Summaries.Initialize(call.Site, member, call.Receiver!, Parameters(call, state)) ?? Outcomes.Of(state, Value.Unknown));
        }

        return outcomes.Then((state, _) => RunBody(call with { State = Parameters(call, state) }) ?? Outcomes.Of(Parameters(call, state), Value.Unknown)).Select(static (_, _) => Value.Unknown);
    }

    /// <summary>What an object holds before its initialisers run.</summary>
    private static State Defaults(Call call, INamedTypeSymbol type)
        => call.Receiver is not ReferenceValue self ? call.State : call.State with
        {
            Store = type.OriginalDefinition.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst).Aggregate(call.State.Store, (store, field) =>
                store.Write(self.Address, field.AssociatedSymbol ?? field, Arithmetic.Default(field.Type))),
        };

    /// <summary>The parameters of a primary constructor are variables of the object.</summary>
    private static State Parameters(Call call, State state)
        => call.Receiver is ReferenceValue self
            ? call.Method.OriginalDefinition.Parameters.Aggregate(state, (after, parameter) => call.At(parameter.Ordinal) is { } argument
                ? after with { Store = Positional(call.Method, parameter) is { } property ? after.Store.Write(self.Address, parameter, argument.Value).Write(self.Address, property, argument.Value) : after.Store.Write(self.Address, parameter, argument.Value) }
                : after)
            : state;

    /// <summary>The property that a positional parameter of a record makes.</summary>
    private static IPropertySymbol? Positional(IMethodSymbol constructor, IParameterSymbol parameter)
        => constructor.ContainingType.IsRecord ? constructor.ContainingType.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : null;

    /// <summary>Runs what a call reaches of the bodies that are here; <see langword="null"/> when it reaches none.</summary>
    private Outcomes? RunBody(Call call)
    {
        if (call.Method.MethodKind == MethodKind.LocalFunction)
        {
            return call.Site.Frame.LocalFunction(call.Method) is var (lexical, graph) ? machine.Summaries.Run(call, call.Method.OriginalDefinition, graph, lexical, self: null) : null;
        }

        if (call.Method.MethodKind == MethodKind.Constructor && call.Receiver is not null && call.Site.Operation is IInvocationOperation && !call.Method.ContainingType.DeclaringSyntaxReferences.IsEmpty)
        {
            var graph = machine.Graphs.Of(call.Method, machine.CancellationToken);
            return graph is null ? null : machine.Summaries.Run(call, call.Method.OriginalDefinition, graph, lexical: null, call.Receiver);
        }

        var bodies = machine.Reach.Dispatch.TargetsOf(call, machine.TypeOf(call.Receiver), machine.CancellationToken)
            .Select(target => (Target: target, Graph: machine.Graphs.Of(target, machine.CancellationToken)))
            .Where(body => body.Graph is not null && machine.Reach.IsWorthRunning(body.Target, machine.CancellationToken))
            .Take(Limits.Targets)
            .ToImmutableArray();
        return bodies.IsEmpty ? null : Outcomes.Union(bodies.SelectMany(body => machine.Summaries.Run(call, body.Target.OriginalDefinition, body.Graph!, lexical: null, body.Target.IsStatic ? null : call.Receiver)));
    }

    private Outcomes? Refresh(Call call)
    {
        var refresh = machine.Refreshes.Of(call.Method, () => machine.Graphs.ModelOf(call.Site.Operation.Syntax.SyntaxTree).GetOperation(call.Site.Operation.Syntax, machine.CancellationToken) as IInvocationOperation);
        if (refresh is null)
        {
            return null;
        }

        if (refresh.Kind == RefreshKind.Invalidate)
        {
            machine.Observer.Invalidated(call);
            var isCurrent = call.Arguments.Select(static argument => argument.Value).OfType<TokenValue>().All(token => token.Version == call.State.Tally.Refreshes);
            return Outcomes.Of(call.State with { Tally = call.State.Tally with { IsInvalidated = call.State.Tally.IsInvalidated || isCurrent } }, Value.Nothing);
        }

        if (refresh.IsByName && RunBody(call with { State = call.State with { Effects = Effects.None } }) is { } body && IsKnownBetter(body, call))
        {
            return body.After(call.State.Effects);
        }

        return refresh.IsOnlyAfterInvalidate && !call.State.Tally.IsInvalidated ? call.Gives(Machine.CurrentToken(call.State)) : Refresh(call, refresh);
    }

    /// <summary>What a method does says more than its name: it calls what is known to refresh, or sends nothing at all.</summary>
    private static bool IsKnownBetter(Outcomes body, Call call)
        => body.Any(outcome => outcome.State.Tally.Refreshes > call.State.Tally.Refreshes) || (body.Any() && body.All(static outcome => !outcome.State.Effects.HasFlag(Effects.Sent)));

    private Outcomes Refresh(Call call, RefreshCall refresh)
    {
        machine.Observer.Refreshed(call, refresh);
        var after = call.State with { Tally = call.State.Tally.Refresh(refresh.IsByName) };
        if (after.Tally.Refreshes >= machine.MostRefreshes)
        {
            return Outcomes.None;
        }

        var outcomes = Outcomes.Of(after, Refreshed(Tasks.ResultOf(call.Method.ReturnType), after));
        foreach (var argument in call.Arguments.Where(static argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            outcomes = outcomes.Then((state, value) => machine.Memory.Assign(call.Site, argument.Target, Refreshed(argument.Parameter!.Type, state), state).Select((_, _) => value));
        }

        return outcomes;
    }

    /// <summary>What a refresh that succeeds gives.</summary>
    private static Value Refreshed(ITypeSymbol type, State state) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => BoolValue.True,
        { SpecialType: SpecialType.System_Void } => Value.Nothing,
        { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_Double } => Value.Something,
        _ => Machine.CurrentToken(state),
    };

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, Argument argument)
        => argument.Parameter is { Ordinal: var ordinal } && ordinal < method.Parameters.Length ? method.Parameters[ordinal] : null;
}
