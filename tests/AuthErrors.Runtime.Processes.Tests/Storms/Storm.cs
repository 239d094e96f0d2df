using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using AuthErrors.Runtime.Worker.Loopback;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>
/// Real processes share one store and one grant. The authority rejects them all together again and again, and a killer takes them at any moment but
/// one: see <see cref="RotationWindow"/>. The seed decides what is tried when; real processes never meet twice in quite the same way.
/// </summary>
internal sealed class Storm : IAsyncDisposable
{
    private const int Processes = 8;

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(1);

    private readonly LoopbackAuthority _authority = new();
    private readonly ConcurrentDictionary<string, StormProcess> _alive = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Aim, int> _kills = new();
    private readonly List<Task> _running = [];
    private readonly CancellationTokenSource _calm = new();
    private readonly CancellationTokenSource _end = new(HangGuard);
    private readonly Lock _randomGate = new();
    private readonly Random _random;
    private readonly IStormStore _store;
    private readonly StormPlan _plan;
    private volatile Aim _aim;
    private int _spared;
    private int _reads;

    private Storm(IStormStore store, StormPlan plan, int seed)
    {
        (_store, _plan) = (store, plan);
        _random = new Random(seed);
        _authority.BeforeRotation = ThinkAsync;
    }

    /// <summary>Runs a storm, and checks what must hold while it blows and after it.</summary>
    /// <exception cref="InvalidOperationException">Something did not hold: the message says what, and the seed.</exception>
    public static async Task<StormReport> RunAsync(IStormStore store, StormPlan plan)
    {
        var seed = Environment.TickCount;
        await using var storm = new Storm(store, plan, seed);
        try
        {
            return await storm.RunAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The storm with seed {seed} failed: {exception.Message} {storm.Report()}"), exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _calm.CancelAsync();
        await _end.CancelAsync();
        foreach (var task in _running)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var (_, process) in _alive)
        {
            await process.DisposeAsync();
        }

        await _authority.DisposeAsync();
        _calm.Dispose();
        _end.Dispose();
    }

    private async Task<StormReport> RunAsync()
    {
        Assert.True(await _store.Store.CompareReplaceAsync(null, _authority.Current, CancellationToken.None));
        var killing = Run(KillAsync);
        var watching = Run(WatchAsync);
        var expiring = Run(ExpireAsync);
        var disturbing = _store.DisturbAsync(new Random(Next(0, int.MaxValue)), _calm.Token);
        var living = Enumerable.Range(0, Processes).Select(place => Run(() => LiveAsync(place))).ToList();
        _running.Add(disturbing);

        // The killer comes to an end. Of the others only one that fails ends before it is told to.
        await await Task.WhenAny(_running);
        await _calm.CancelAsync();
        await Task.WhenAll([killing, expiring, disturbing, .. living]);
        await AssertAllAgreeAsync();
        await _end.CancelAsync();
        await watching;
        _store.AssertClean();

        return Report() with { Disturbances = await disturbing };
    }

    private StormReport Report() => new(
        _authority.Rotations, _kills.Values.Sum(), _kills.GetValueOrDefault(Aim.Asker), _kills.GetValueOrDefault(Aim.Storer), _spared, _reads);

    private Task Run(Func<Task> work)
    {
        var running = Task.Run(work);
        _running.Add(running);
        return running;
    }

    /// <summary>One place in the storm: a process, and after each that was killed the next.</summary>
    private async Task LiveAsync(int place)
    {
        for (var life = 0; !_calm.IsCancellationRequested; life++)
        {
            var process = StormProcess.Start(_authority, FormattableString.Invariant($"{place}.{life}"), _store.WorkerArguments);
            _alive[process.Name] = process;
            await process.LoopAsync();
            var exiting = process.WaitForExitAsync();
            await Task.WhenAny(exiting, Task.Delay(Timeout.Infinite, _calm.Token));
            if (!_authority.Window.IsCondemned(process.Name))
            {
                Assert.False(exiting.IsCompleted, $"Process {process.Name} ended by itself. {(exiting.IsCompleted ? await process.ReadErrorsAsync() : "")}");
                return;
            }

            await exiting;
            _alive.TryRemove(process.Name, out _);
            await process.DisposeAsync();
        }
    }

    /// <summary>Rejects everybody's token, some time after somebody used it.</summary>
    private async Task ExpireAsync()
    {
        while (!_calm.IsCancellationRequested)
        {
            if (_authority.IsCurrentAccepted)
            {
                await PauseAsync(20);
                _authority.Expire();
            }

            await Task.Delay(Blink);
        }
    }

    /// <summary>Reads what is stored, all the time.</summary>
    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var stored = await _store.ReadAccessTokenAsync();
            _reads++;
            if (_authority.Window.Close(stored) is { } storer)
            {
                KillIfAimedAt(Aim.Storer, storer);
            }

            await Task.Delay(Blink);
        }
    }

    /// <summary>What the authority does between the arrival of a refresh token and its decision.</summary>
    private async Task ThinkAsync(string worker, CancellationToken cancellationToken)
    {
        await PauseAsync(10);
        KillIfAimedAt(Aim.Asker, worker);
    }

    private async Task KillAsync()
    {
        var aims = Enumerable.Repeat(new[] { Aim.Anybody, Aim.Asker, Aim.Storer }, _plan.KillsPerAim).SelectMany(static aims => aims).ToArray();
        _random.Shuffle(aims);
        foreach (var aim in aims)
        {
            await PauseAsync(200);
            _aim = aim;
            while (_aim != Aim.Nobody)
            {
                var alive = _alive.Keys.Where(name => !_authority.Window.IsCondemned(name)).ToArray();
                if (alive.Length > 0)
                {
                    KillIfAimedAt(Aim.Anybody, alive[Next(0, alive.Length)]);
                }

                await PauseAsync(2);
            }
        }

        while (_authority.Rotations < _plan.MinRotations)
        {
            await PauseAsync(10);
        }
    }

    private void KillIfAimedAt(Aim aim, string worker)
    {
        if (_aim != aim)
        {
            return;
        }

        if (!_authority.Window.TryCondemn(worker))
        {
            _spared += _authority.Window.IsCondemned(worker) ? 0 : 1;
            return;
        }

        _alive[worker].Kill();
        _kills.AddOrUpdate(aim, 1, static (_, kills) => kills + 1);
        _aim = Aim.Nobody;
    }

    private async Task AssertAllAgreeAsync()
    {
        // A last rejection after the last kill: whatever the dead left behind, the living go on.
        _authority.Expire();
        var answers = await Task.WhenAll(_alive.Values.Select(CallPatientlyAsync));

        Assert.Empty(_authority.Reuses);
        Assert.False(_authority.IsFamilyRevoked);
        Assert.Equal(Enumerable.Repeat("accepted " + _authority.Current.Fingerprint, Processes), answers);
        Assert.Equal(_authority.Current, await _store.Store.ReadAsync(CancellationToken.None));
        foreach (var (_, process) in _alive)
        {
            Assert.Equal(0, await process.EndAsync());
        }
    }

    /// <summary>Makes a request as a client that obeys <see cref="AuthRecovery.Backoff"/>.</summary>
    private async Task<string> CallPatientlyAsync(StormProcess process)
    {
        while (true)
        {
            var answer = await process.CallAsync();
            if (!answer.StartsWith("failed Backoff ", StringComparison.Ordinal))
            {
                return answer;
            }

            await PauseAsync(10);
        }
    }

    private Task PauseAsync(int maxMilliseconds) => Task.Delay(Next(0, maxMilliseconds + 1), _end.Token);

    private int Next(int min, int max)
    {
        lock (_randomGate)
        {
            return _random.Next(min, max);
        }
    }
}
