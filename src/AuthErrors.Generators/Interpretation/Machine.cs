using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Text;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Runs one request against one imagined server, on all its paths at once.</summary>
internal sealed class Machine
{
    /// <summary>The owner of static members.</summary>
    public const int Statics = 0;

    private readonly Dictionary<object, int> _owners = [];
    private readonly Dictionary<int, ITypeSymbol> _types = [];
    private readonly int _mostSteps;
    private int _steps;

    /// <summary>Prepares a run.</summary>
    public Machine(Graphs graphs, Reach reach, RefreshFinder refreshes, Server server, IObserver observer, ImmutableArray<ILibrary> libraries, int mostRefreshes, int mostSteps, CancellationToken cancellationToken)
    {
        Graphs = graphs;
        Reach = reach;
        Refreshes = refreshes;
        Server = server;
        Observer = observer;
        MostRefreshes = mostRefreshes;
        _mostSteps = mostSteps;
        CancellationToken = cancellationToken;
        Memory = new Memory(this);
        Calls = new Calls(this, libraries);
        Summaries = new Summaries(this);
    }

    /// <summary>The graphs of the compilation.</summary>
    public Graphs Graphs { get; }

    /// <summary>What methods lead to.</summary>
    public Reach Reach { get; }

    /// <summary>What refreshes a token.</summary>
    public RefreshFinder Refreshes { get; }

    /// <summary>What the request is run against.</summary>
    public Server Server { get; }

    /// <summary>Who wants to know what happens.</summary>
    public IObserver Observer { get; }

    /// <summary>Variables and members.</summary>
    public Memory Memory { get; }

    /// <summary>Calls.</summary>
    public Calls Calls { get; }

    /// <summary>What calls of methods with bodies do.</summary>
    public Summaries Summaries { get; }

    /// <summary>A path ends at this many refreshes.</summary>
    public int MostRefreshes { get; }

    /// <summary>Asked at every step.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Why not every path was run to its end; <see langword="null"/> while all were.</summary>
    public string? GaveUp { get; private set; }

    /// <summary>True when calls nested too deeply on a path that had refreshed more than once: there is no bound.</summary>
    public bool IsEndless { get; private set; }

    /// <summary>Says that calls nest too deeply.</summary>
    public void GiveUpCalling(State state)
    {
        IsEndless |= state.Tally.Refreshes > 1;
        GiveUp("its calls nest too deeply");
    }

    /// <summary>Says that not every path is run to its end.</summary>
    public void GiveUp(string reason) => GaveUp ??= reason;

    /// <summary>Runs what is stored for later as a request of its own: an endpoint, an event handler, a timer.</summary>
    public void Defer(DelegateValue function, Call call) => Calls.Invoke(function, call, call.State.StartRequest());

    /// <summary>Counts a step. False when there have been too many.</summary>
    public bool Step()
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (++_steps > _mostSteps)
        {
            GiveUp("its code has too many paths");
            return false;
        }

        return true;
    }

    /// <summary>The owner in the store that belongs to a thing, always the same.</summary>
    public int Owner(object thing)
    {
        if (!_owners.TryGetValue(thing, out var owner))
        {
            _owners.Add(thing, owner = _owners.Count + 1);
        }

        return owner;
    }

    /// <summary>An object that is made by an operation of a frame, with nothing in it yet.</summary>
    public (ReferenceValue Object, State State) Allocate(Frame frame, object site, ITypeSymbol? type, State state)
    {
        var address = Owner((frame.Id, site));
        if (frame.IsOfSharedMember)
        {
            SharedOwners.Add(address);
        }

        if (type is not null)
        {
            _types[address] = type;
        }

        return (new ReferenceValue(address), state with { Store = state.Store.With(address, Variables.Empty) });
    }

    /// <summary>An object of the request that is not made by an operation.</summary>
    public ReferenceValue Own(object thing, ITypeSymbol type)
    {
        var owner = Owner(thing);
        _types[owner] = type;
        return new ReferenceValue(owner);
    }

    /// <summary>An object that was there before the request, and is not its alone.</summary>
    public ReferenceValue Shared(object thing, ITypeSymbol type)
    {
        var owner = Owner(("shared", thing));
        _types[owner] = type;
        SharedOwners.Add(owner);
        return new ReferenceValue(owner);
    }

    /// <summary>What is known of the type of an object.</summary>
    public ITypeSymbol? TypeOf(Value? value) => value is ReferenceValue reference && _types.TryGetValue(reference.Address, out var type) ? type : null;

    /// <summary>Gives an object away: others see it too from now on.</summary>
    public void Share(ReferenceValue given) => SharedOwners.Add(given.Address);

    /// <summary>True for an object that the request has made, so that nobody else writes to it.</summary>
    public bool IsOwn(int owner) => owner != Statics && !SharedOwners.Contains(owner);

    /// <summary>Marks all tokens that are known as read before the send that comes now.</summary>
    public static State AgeTokens(State state)
        => state with { Store = state.Store.Map(static value => TokenValue.Map(value, static token => token with { IsBeforeSend = true })) };

    /// <summary>Takes a lock: whatever was read before may be out of date.</summary>
    public static State Take(State state, HeldLock taken)
        => OutOfDate(state) with { Locks = state.Locks.Where(held => held.Name is null || !SymbolEqualityComparer.Default.Equals(held.Name, taken.Name)).Append(taken).ToEquatableArray(), Effects = state.Effects | Effects.Locked };

    /// <summary>Marks all tokens that are known as read before the lock that is taken now.</summary>
    public static State OutOfDate(State state)
        => state with { Store = state.Store.Map(static value => value is UnknownValue { Traits: var traits } ? new UnknownValue(traits & ~Trait.Member) : TokenValue.Map(value, static token => token with { IsUnderLock = false })) };

    /// <summary>Leaves the innermost lock of a name, or else the innermost.</summary>
    public static State Leave(State state, ISymbol? name)
    {
        if (state.Locks.Count == 0)
        {
            return state;
        }

        var last = state.Locks.Count - 1;
        for (var at = last; at >= 0; at--)
        {
            if (SymbolEqualityComparer.Default.Equals(state.Locks[at].Name, name))
            {
                last = at;
                break;
            }
        }

        return state with { Locks = state.Locks.Where((_, at) => at != last).ToEquatableArray() };
    }

    /// <summary>The token as it is now.</summary>
    public static TokenValue CurrentToken(State state) => new(state.Tally.Refreshes, IsBeforeSend: false, IsUnderLock: state.Locks.Count > 0);

    private HashSet<int> SharedOwners { get; } = [];
}
