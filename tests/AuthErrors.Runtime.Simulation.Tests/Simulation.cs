using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>
/// One schedule: everything that happens, one thing after the other on one thread, in the order that a seed says. Nothing else runs between two
/// steps, so a seed gives the same schedule every time.
/// </summary>
internal sealed class Simulation
{
    private readonly World _world;
    private readonly List<SimulatedProcess> _processes = [];
    private int _started;

    private Simulation(ulong seed, Mutant? mutant, Trace? trace, long[] situations)
    {
        var rng = new Rng(seed);
        _world = new World(rng, Scenario.From(rng), mutant, trace, situations);
        trace?.Add(_world.Scenario.ToString());
    }

    /// <summary>Runs a schedule.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="mutant">What to break, to see it found.</param>
    /// <param name="trace">Where to write the steps down.</param>
    /// <param name="situations">Counts what was met, by <see cref="Situation"/>.</param>
    /// <returns>The guarantee that was broken and how; <see langword="null"/> when none was.</returns>
    public static string? Run(ulong seed, Mutant? mutant, Trace? trace, long[] situations)
    {
        var simulation = new Simulation(seed, mutant, trace, situations);
        try
        {
            simulation.Run();
        }
        catch (Exception defect)
        {
            simulation._world.Violate($"The simulation itself failed: {defect}");
        }

        return simulation._world.Violation;
    }

    private void Run()
    {
        if (!_world.Rng.Chance(10))
        {
            LogInElsewhere();
        }

        for (var i = 0; i < _world.Scenario.Processes; i++)
        {
            _processes.Add(Start());
        }

        while (_world.Step < _world.Scenario.Steps && _world.Violation is null)
        {
            TakeStep(Choose());
        }

        BringToAnEnd();
    }

    private Action Choose()
    {
        var scenario = _world.Scenario;
        var process = _processes[_world.Rng.Below(_processes.Count)];
        ReadOnlySpan<(int Weight, Action Step)> steps =
        [
            (60, Progress),
            (25, () => CallFrom(process)),
            (scenario.ClockWeight, () => Wait(TimeSpan.FromSeconds(_world.Rng.Pick(1, 1, 10, 31, 61, 400)))),
            (scenario.CancelWeight, () => CancelFrom(process)),
            (scenario.ResetWeight, () => Unless(process.IsDisposed, process.Reset)),
            (scenario.ForeignWeight, LogInElsewhere),
            (scenario.CrashWeight, () => Restart(process, process.Crash)),
            (scenario.DisposeWeight, () => Unless(process.IsDisposed, process.Dispose)),
        ];

        var total = 0;
        foreach (var (weight, _) in steps)
        {
            total += weight;
        }

        var choice = _world.Rng.Below(total);
        foreach (var (weight, step) in steps)
        {
            choice -= weight;
            if (choice < 0)
            {
                return step;
            }
        }

        return Progress;
    }

    private void TakeStep(Action step)
    {
        _world.Step++;
        _world.Trace?.Begin(string.Create(CultureInfo.InvariantCulture, $"{_world.Step} ({_world.Clock.GetUtcNow():HH:mm:ss})"));
        step();
        foreach (var process in _processes)
        {
            Hear(process);
        }

        _world.Tell(static invariant => invariant.AfterStep());
    }

    /// <summary>Takes the answers of the calls that have ended.</summary>
    private void Hear(SimulatedProcess process)
    {
        for (var i = process.Callers.Count - 1; i >= 0; i--)
        {
            var caller = process.Callers[i];
            if (!caller.Task.IsCompleted)
            {
                continue;
            }

            process.Callers.RemoveAt(i);
            _world.Trace?.Add($"  {caller} ends with {caller.Token?.AccessToken ?? caller.Error?.Message ?? "nothing"}");
            _world.Meet(caller.Error is null ? Situation.TokenGiven : caller.Error is TokenStoreException ? Situation.StoreErrorGiven : Situation.ErrorGiven);
            _world.Tell(invariant => invariant.CallerEnded(caller));
            if (caller.Token is { } token)
            {
                process.Give(token);
            }
        }
    }

    /// <summary>Lets something that is under way do what it does, or answer, or both.</summary>
    private void Progress()
    {
        var count = 0;
        foreach (var pending in _world.Pending)
        {
            count += pending.IsEnabled ? 1 : 0;
        }

        if (count == 0)
        {
            return;
        }

        var choice = _world.Rng.Below(count);
        var operation = _world.Pending.Where(static pending => pending.IsEnabled).ElementAt(choice);
        if (!operation.HasTakenEffect)
        {
            _world.Trace?.Add($"  {operation} takes effect");
            operation.TakeEffect();
            if (_world.Rng.Chance(_world.Scenario.Delays))
            {
                return;
            }
        }

        _world.Trace?.Add($"  {operation} answers");
        operation.Answer();
    }

    private void CallFrom(SimulatedProcess process)
    {
        if (process.IsDisposed)
        {
            Restart(process, static () => { });
            return;
        }

        if (process.Given.Count == 0 || _world.Rng.Chance(30))
        {
            process.Get();
            return;
        }

        // Mostly the newest token; now and then one whose rejection comes late.
        var token = _world.Rng.Chance(70) ? process.Given[^1] : process.Given[_world.Rng.Below(process.Given.Count)];
        if (_world.Rng.Chance(30))
        {
            process.Accept(token);
        }
        else
        {
            process.Recover(token);
        }
    }

    private void CancelFrom(SimulatedProcess process)
    {
        if (process.Callers.Count > 0)
        {
            var caller = process.Callers[_world.Rng.Below(process.Callers.Count)];
            _world.Trace?.Add($"{caller} is cancelled");
            _world.Meet(Situation.CallerCancelled);
            caller.Cancel();
        }
    }

    private void Wait(TimeSpan time)
    {
        var end = _world.Clock.GetUtcNow() + time;
        if (_world.Clock.NextTimer <= end)
        {
            _world.Meet(Situation.TimerFired);
        }

        _world.Trace?.Add($"{time} pass");
        _world.Clock.AdvanceTo(end);
    }

    /// <summary>Somebody logs in with another tool, which knows nothing of locks.</summary>
    private void LogInElsewhere()
    {
        var token = _world.Issuer.LogIn();
        _world.Trace?.Add($"{token.AccessToken} is stored by a login elsewhere");
        _world.Store.Put(token);
    }

    private void Restart(SimulatedProcess process, Action end)
    {
        if (process.IsDisposed && !process.IsDisposalDone)
        {
            return;
        }

        end();
        _processes[_processes.IndexOf(process)] = Start();
    }

    private SimulatedProcess Start() => new(_world, string.Create(CultureInfo.InvariantCulture, $"P{++_started}"));

    private static void Unless(bool isOver, Action step)
    {
        if (!isOver)
        {
            step();
        }
    }

    /// <summary>Lets all that is under way end, with the failures that the scenario has, and ends the sessions while it does.</summary>
    private void BringToAnEnd()
    {
        foreach (var process in _processes.Where(static process => !process.IsDisposed))
        {
            TakeStep(process.Dispose);
        }

        // What is left when nothing can go on by itself waits for the clock, or for ever.
        for (var idle = 0; _world.Violation is null && idle < 3 && (_world.Pending.Count > 0 || _processes.Any(static process => process.Callers.Count > 0));)
        {
            var canGoOn = _world.Pending.Any(static pending => pending.IsEnabled);
            idle = canGoOn ? 0 : idle + 1;
            TakeStep(canGoOn ? Progress : () => Wait(TimeSpan.FromSeconds(100)));
        }

        if (_world.Violation is null)
        {
            _world.Tell(invariant => invariant.AtEnd(_processes));
        }
    }
}
