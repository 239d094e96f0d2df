using System;
using System.Collections.Generic;
using System.Linq;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>Everything that one schedule knows: the clock, the store, the server, the processes, and what is under way.</summary>
internal sealed class World
{
    private readonly Dictionary<string, MintedToken> _minted = new(StringComparer.Ordinal);
    private readonly List<Operation> _pending = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long[] _situations;

    public World(Rng rng, Scenario scenario, Mutant? mutant, Trace? trace, long[] situations)
    {
        Rng = rng;
        Scenario = scenario;
        Mutant = mutant;
        Trace = trace;
        _situations = situations;
        Store = new SimulatedStore(this);
        Issuer = new SimulatedIssuer(this);
        Invariants = Invariant.All(this);
    }

    public Rng Rng { get; }

    public Scenario Scenario { get; }

    public Mutant? Mutant { get; }

    public SimulatedClock Clock { get; } = new();

    public SimulatedStore Store { get; }

    public SimulatedIssuer Issuer { get; }

    /// <summary>Where steps are written down; <see langword="null"/> when nobody will read them, which is nearly always.</summary>
    public Trace? Trace { get; }

    public Invariant[] Invariants { get; }

    /// <summary>The number of the step that is being taken.</summary>
    public int Step { get; set; }

    /// <summary>The first guarantee that was broken, and how.</summary>
    public string? Violation { get; private set; }

    public IReadOnlyList<Operation> Pending => _pending;

    public IEnumerable<MintedToken> AllMinted => _minted.Values;

    public void Begin(Operation operation)
    {
        // A continuation that left for the thread pool would run whenever it likes, and no seed would replay it.
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Violate($"{operation} was started on another thread.");
            return;
        }

        Trace?.Add($"    {operation} begins");
        _pending.Add(operation);
    }

    public void End(Operation operation) => _pending.Remove(operation);

    /// <summary>Takes what a dead process had under way.</summary>
    public List<Operation> Abandon(SimulatedProcess process)
    {
        var abandoned = _pending.Where(operation => operation.Process == process).ToList();
        _pending.RemoveAll(operation => operation.Process == process);
        return abandoned;
    }

    public MintedToken Mint(MintedToken minted)
    {
        _minted.Add(minted.Token.AccessToken, minted);
        return minted;
    }

    public MintedToken Minted(AuthToken token) => _minted[token.AccessToken];

    /// <summary>Takes note that a write never took effect: what it was to bring into the store is lost on the way.</summary>
    public void Lose(AuthToken? expected, AuthToken? next)
    {
        foreach (var minted in _minted.Values)
        {
            minted.IsLost |= !minted.WasStored && (minted.Token.Equals(next) || (next is null && expected is not null && expected.Equals(minted.Replaces?.Token)));
        }
    }

    public void Meet(Situation situation) => _situations[(int)situation]++;

    public void Tell(Action<Invariant> what)
    {
        foreach (var invariant in Invariants)
        {
            what(invariant);
        }
    }

    public void Violate(string how)
    {
        Trace?.Add($"!!! {how}");
        Violation ??= how;
    }
}
