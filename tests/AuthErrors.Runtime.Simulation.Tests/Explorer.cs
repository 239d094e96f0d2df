using System;
using System.Linq;
using System.Threading;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>Runs many schedules, each on one thread, and as many at a time as there are processors.</summary>
internal static class Explorer
{
    /// <summary>Runs the schedules of consecutive seeds until one breaks a guarantee.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="mutant">What to break, to see it found.</param>
    /// <returns>What was found, and what was met on the way.</returns>
    public static Exploration Run(ulong first, int count, Mutant? mutant = null)
    {
        var workers = new Worker[Environment.ProcessorCount];
        var next = -1;
        var stop = false;
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Worker();
        }

        OnThreadsOfTheirOwn(workers, worker =>
        {
            for (var index = Interlocked.Increment(ref next); index < count && !Volatile.Read(ref stop); index = Interlocked.Increment(ref next))
            {
                if (worker.Run(first + (ulong)index, mutant))
                {
                    Volatile.Write(ref stop, true);
                }
            }
        });

        // Whichever thread was faster: the smallest seed is the one to talk about.
        var failed = workers.Where(static worker => worker.Failed is not null).MinBy(static worker => worker.Failed);
        var situations = Enum.GetValues<Situation>().ToDictionary(static situation => situation, situation => workers.Sum(worker => worker.Situations[(int)situation]));
        return new Exploration(workers.Sum(static worker => worker.Schedules), failed?.Failed, failed?.Violation, situations);
    }

    /// <summary>Runs one schedule again and writes its steps down.</summary>
    public static string Replay(ulong seed, Mutant? mutant = null)
    {
        var trace = new Trace();
        string? violation = null;
        OnThreadsOfTheirOwn([new Worker()], worker => violation = Simulation.Run(seed, mutant, trace, worker.Situations));
        return $"{violation ?? "No guarantee was broken."}\nSeed {seed}. AUTHERRORS_SIMULATION_SEED={seed} runs this schedule alone.\n{trace}";
    }

    /// <summary>No synchronisation context and no task scheduler may be there: they would make continuations leave their thread.</summary>
    private static void OnThreadsOfTheirOwn(Worker[] workers, Action<Worker> work)
    {
        var threads = workers.Select(worker => new Thread(() => work(worker))).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }

    private sealed class Worker
    {
        public long[] Situations { get; } = new long[Enum.GetValues<Situation>().Length];

        public int Schedules { get; private set; }

        public ulong? Failed { get; private set; }

        public string? Violation { get; private set; }

        public bool Run(ulong seed, Mutant? mutant)
        {
            Schedules++;
            Violation = Simulation.Run(seed, mutant, trace: null, Situations);
            Failed = Violation is null ? null : seed;
            return Violation is not null;
        }
    }
}
