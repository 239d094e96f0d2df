using System.Collections.Immutable;
using System.Linq;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>
/// What a path knows of the bodies of its requests. It is kept in the store: a message holds its content, and a content or stream that can be read only
/// once holds whether that has been done. One without this can be read again and again.
/// </summary>
internal static class Bodies
{
    private const string Content = nameof(Content);
    private const string Incoming = nameof(Incoming);
    private const string Spent = nameof(Spent);
    private const string Sent = nameof(Sent);
    private const string Bodied = nameof(Bodied);
    private const string Address = nameof(Address);

    /// <summary>A request that comes from outside: it may have a body, and that may be readable only once.</summary>
    public static State Arrive(ReferenceValue message, ITypeSymbol type, Machine machine, State state)
        => machine.Server.ReadsBodies && type.GetMembers(Content).OfType<IPropertySymbol>().FirstOrDefault() is { } content
            ? MakeSingleUse(machine.Own((message.Address, Content), content.Type), Set(message, Incoming, machine.Own((message.Address, Content), content.Type), state))
            : state;

    /// <summary>A request that is made here. It has no content yet; a token in its address is sent with it.</summary>
    public static State Make(ReferenceValue message, ImmutableArray<Argument> arguments, State state)
        => arguments.Select(static argument => argument.Value).Aggregate(SetContent(message, NullValue.Instance, state), (made, value) => value is TokenValue ? SetAddress(message, value, made) : TakeMethod(message, value, made));

    /// <summary>Gives a message its address.</summary>
    public static State SetAddress(ReferenceValue message, Value address, State state) => Set(message, Address, address, state);

    /// <summary>Gives a message its method.</summary>
    public static State TakeMethod(ReferenceValue message, Value method, State state) => method is VerbValue ? Set(message, Bodied, BoolValue.True, state) : state;

    /// <summary>Gives a message its content.</summary>
    public static State SetContent(ReferenceValue message, Value content, State state) => Set(message, Content, content, Clear(message, Incoming, state));

    /// <summary>
    /// Each way in which a message may have content: only once somebody asks does the path fork into one with a body and one without.
    /// <see langword="null"/> when nothing is known of it.
    /// </summary>
    public static Outcomes? ContentOf(ReferenceValue message, State state)
        => state.Store.Read(message.Address, Incoming) is { } body
            ? new Outcomes([.. ImmutableArray.Create(body, NullValue.Instance).Select(content => new Outcome(SetContent(message, content, state), content))])
            : state.Store.Read(message.Address, Content) is { } known ? Outcomes.Of(state, known) : null;

    /// <summary>Makes a content or stream one that can be read only once.</summary>
    public static State MakeSingleUse(ReferenceValue body, State state) => Set(body, Spent, BoolValue.False, state);

    /// <summary>True for a content or stream that can be read only once, be it read or not.</summary>
    public static bool IsSingleUse(ReferenceValue body, State state) => state.Store.Read(body.Address, Spent) is not null;

    /// <summary>True for one that has been read.</summary>
    public static bool IsSpent(Value body, State state) => body is ReferenceValue { Address: var owner } && state.Store.Read(owner, Spent) is BoolValue { Truth: true };

    /// <summary>Reads it to its end.</summary>
    public static State Spend(ReferenceValue body, State state) => IsSingleUse(body, state) ? Set(body, Spent, BoolValue.True, state) : state;

    /// <summary>Keeps what it gives in memory, so that it can be read again.</summary>
    public static State Buffer(ReferenceValue body, State state) => IsSpent(body, state) ? state : Clear(body, Spent, state);

    /// <summary>Hands the requests among the arguments of a call to a client, which takes a message once only.</summary>
    public static State EnterClient(Call call, Machine machine)
    {
        var isClient = machine.Server.ReadsBodies && (call.Method.ContainingType?.Name == "HttpClient" || call.Instance?.Type?.Name == "HttpClient");
        var state = call.State;
        foreach (var message in Messages(call, machine).Where(_ => isClient))
        {
            if (state.Store.Read(message.Address, Sent) is BoolValue { Truth: true })
            {
                machine.Observer.Replayed(call, ReplayFault.SentBefore);
            }

            state = Set(message, Sent, BoolValue.True, state);
        }

        return state;
    }

    /// <summary>Sends the requests and bodies among the arguments of a call.</summary>
    public static State Send(Call call, Machine machine)
    {
        if (!machine.Server.ReadsBodies)
        {
            return call.State;
        }

        var state = EnterClient(call, machine);
        if (call.State.Tally.Sends > 0 && Messages(call, machine).Any(message => IsDropped(message, state)))
        {
            machine.Observer.Replayed(call, ReplayFault.BodyIsDropped);
        }

        foreach (var body in call.Arguments.Select(static argument => argument.Value).OfType<ReferenceValue>().Select(sent => BodyOf(sent, state)).OfType<ReferenceValue>())
        {
            if (IsSpent(body, state))
            {
                machine.Observer.Replayed(call, ReplayFault.BodyIsSpent);
            }

            state = Spend(body, state);
        }

        return state;
    }

    private static ImmutableArray<ReferenceValue> Messages(Call call, Machine machine)
        => call.Arguments.Select(static argument => argument.Value).OfType<ReferenceValue>().Where(sent => machine.TypeOf(sent)?.Name == "HttpRequestMessage").ToImmutableArray();

    private static bool IsDropped(ReferenceValue message, State state)
        => state.Store.Read(message.Address, Bodied) is not null && state.Store.Read(message.Address, Content) is NullValue;

    /// <summary>The content of a message; another object is its own.</summary>
    private static Value BodyOf(ReferenceValue sent, State state) => state.Store.Read(sent.Address, Incoming) ?? state.Store.Read(sent.Address, Content) ?? sent;

    private static State Set(ReferenceValue thing, string key, Value value, State state) => state with { Store = state.Store.Write(thing.Address, key, value) };

    private static State Clear(ReferenceValue thing, string key, State state) => state with { Store = state.Store.Forget(thing.Address, key) };
}
