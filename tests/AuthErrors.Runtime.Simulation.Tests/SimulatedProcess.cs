using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>One life of a process: a session and those who call it. A process that is started again is another of these.</summary>
internal sealed class SimulatedProcess
{
    private readonly World _world;
    private readonly string _name;
    private readonly TokenSessionOptions _options;
    private readonly TokenSession _session;
    private bool _isResetting;

    public SimulatedProcess(World world, string name)
    {
        _world = world;
        _name = name;
        var store = world.Store.For(this);
        var issuer = world.Issuer.For(this);
        _options = new TokenSessionOptions
        {
            TimeProvider = world.Clock,
            LockTimeout = world.Scenario.LockTimeout,
            FollowerContinuations = TaskCreationOptions.None,
        };
        _session = new TokenSession(world.Mutant?.Wrap(store) ?? store, world.Mutant?.Wrap(issuer) ?? issuer, _options);
    }

    /// <summary>Who waits for an answer.</summary>
    public List<Caller> Callers { get; } = [];

    /// <summary>The tokens that callers were given, the newest last.</summary>
    public List<AuthToken> Given { get; } = [];

    /// <summary>The tokens whose rejection was reported, and when first.</summary>
    public Dictionary<AuthToken, DateTimeOffset> Rejected { get; } = [];

    /// <summary>The tokens whose acceptance was reported.</summary>
    public HashSet<AuthToken> Accepted { get; } = [];

    /// <summary>The step in which a reset was last asked for; never when negative.</summary>
    public int ResetAskedAt { get; private set; } = -1;

    /// <summary>How many calls of the issuer are under way.</summary>
    public int IssueCalls { get; set; }

    public bool IsDead { get; private set; }

    public bool IsDisposed { get; private set; }

    public bool IsDisposalDone { get; private set; }

    /// <summary>Whether the disposal waited for as long as a refresh may take, and waited no longer.</summary>
    public bool DisposalRanOutOfTime { get; private set; }

    /// <summary>Takes note of a token that a caller was given.</summary>
    public void Give(AuthToken token)
    {
        if (!Given.Contains(token))
        {
            Given.Add(token);
        }

        if (_world.Mutant is { AssumesAcceptance: true })
        {
            _session.ReportAccepted(token);
        }
    }

    public void Get() => Call("get", async token => await _session.GetTokenAsync(token));

    public void Recover(AuthToken rejected)
    {
        Rejected.TryAdd(rejected, _world.Clock.GetUtcNow());
        if (!rejected.Equals(Given[^1]))
        {
            _world.Meet(Situation.LateRejection);
        }

        Call($"recover from {rejected.AccessToken}", async token => await _session.RecoverAsync(rejected, token), rejected);
    }

    public void Accept(AuthToken token)
    {
        _world.Trace?.Add($"{this}: {token.AccessToken} is accepted");
        Accepted.Add(token);
        _session.ReportAccepted(token);
    }

    public void Reset()
    {
        if (_isResetting)
        {
            return;
        }

        _isResetting = true;
        ResetAskedAt = _world.Step;
        _world.Meet(_world.Pending.Any(operation => operation.Process == this) ? Situation.ResetDuringRefresh : Situation.Reset);
        Call("reset", async token =>
        {
            try
            {
                await _session.ResetAsync(token);
                return null;
            }
            finally
            {
                _isResetting = false;
            }
        });
    }

    public void Dispose()
    {
        IsDisposed = true;
        _world.Meet(_world.Pending.Any(operation => operation.Process == this) ? Situation.DisposalDuringRefresh : Situation.Disposal);
        var deadline = _world.Clock.GetUtcNow() + _options.RefreshTimeout;
        Call("dispose", async _ =>
        {
            await _session.DisposeAsync();
            DisposalRanOutOfTime = _world.Clock.GetUtcNow() >= deadline;
            IsDisposalDone = true;
            _world.Tell(invariant => invariant.Disposed(this));
            return null;
        });
    }

    /// <summary>Dies where it stands. What was on its way may still arrive, its answers do not.</summary>
    public void Crash()
    {
        _world.Trace?.Add($"{this} dies");
        _world.Meet(IssueCalls > 0 ? Situation.CrashDuringIssue : Situation.Crash);
        IsDead = true;
        foreach (var operation in _world.Abandon(this))
        {
            if (!operation.HasTakenEffect && operation.IsEnabled && _world.Rng.Chance(30))
            {
                _world.Trace?.Add($"  {operation} takes effect all the same");
                operation.TakeEffect();
            }
        }

        _world.Issuer.Hang(IssueCalls);
        _world.Store.Free(this);
        foreach (var minted in _world.AllMinted)
        {
            minted.IsLost |= minted.IssuedTo == this && !minted.WasStored;
        }
    }

    public override string ToString() => _name;

    private void Call(string name, Func<CancellationToken, Task<AuthToken?>> call, AuthToken? rejected = null)
    {
        var caller = new Caller(this, name, _world.Step, _world.Clock.GetUtcNow()) { Rejected = rejected };
        _world.Trace?.Add(caller.ToString());
        Callers.Add(caller);
        caller.Start(call);
    }
}
