using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>The store that all processes share. What a session gets is <see cref="For"/> its process.</summary>
internal sealed class SimulatedStore(World world)
{
    /// <summary>What is stored now.</summary>
    public AuthToken? Stored { get; private set; }

    /// <summary>Who holds the refresh lock.</summary>
    public SimulatedProcess? Holder { get; private set; }

    public ITokenStore For(SimulatedProcess process) => new Connection(this, world, process);

    /// <summary>Puts a token there, or nothing, as somebody who takes no lock does.</summary>
    public void Put(AuthToken? token)
    {
        if (Stored is not null)
        {
            world.Minted(Stored).InStoreUntil = world.Step;
        }

        Stored = token;
        if (token is not null)
        {
            var minted = world.Minted(token);
            minted.WasStored = true;
            minted.IsLost = false;
            minted.InStoreUntil = int.MaxValue;
        }
    }

    /// <summary>Frees the lock of a process that is gone.</summary>
    public void Free(SimulatedProcess process) => Holder = Holder == process ? null : Holder;

    /// <summary>The store as one process sees it.</summary>
    private sealed class Connection(SimulatedStore store, World world, SimulatedProcess process) : ITokenStore
    {
        public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken)
            => new(new PendingOperation<AuthToken?>(world, process, "read", Read).EndedBy(cancellationToken).Task);

        public ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
            => new(new PendingOperation<bool>(world, process, $"replace {Show(expected)} by {Show(next)}", () => Replace(expected, next))
                .EndedBy(cancellationToken).Task);

        public ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
        {
            var deadline = world.Clock.GetUtcNow() + timeout;
            return new(new PendingOperation<IAsyncDisposable?>(world, process, "lock", Acquire)
            {
                IsReady = () => store.Holder is null || world.Clock.GetUtcNow() >= deadline,
            }.EndedBy(cancellationToken).Task);
        }

        public async ValueTask ResetAsync(CancellationToken cancellationToken)
            => await new PendingOperation<bool>(world, process, "reset", Reset, _ => world.Tell(invariant => invariant.ResetEnded(process)))
                .EndedBy(cancellationToken).Task;

        private static string Show(AuthToken? token) => token?.AccessToken ?? "nothing";

        private AuthToken? Read()
        {
            FailSometimes();
            world.Trace?.Add($"    it reads {Show(store.Stored)}");
            return store.Stored;
        }

        private bool Replace(AuthToken? expected, AuthToken? next)
        {
            var fails = world.Rng.Chance(world.Scenario.StoreFailures);
            var failsLate = fails && world.Rng.Chance(30);
            if (fails && !failsLate)
            {
                world.Meet(Situation.WriteFailed);
                world.Lose(expected, next);
                throw Failure();
            }

            var isExpected = Equals(store.Stored, expected);
            world.Trace?.Add($"    it {(isExpected ? "replaces" : "does not replace")} {Show(store.Stored)}");
            world.Meet(isExpected ? Situation.Replaced : Situation.ReplacedByOther);
            if (isExpected)
            {
                world.Tell(invariant => invariant.Writing(process, store.Stored, next));
                store.Put(next);
            }
            else if (failsLate)
            {
                world.Lose(expected, next);
            }

            return failsLate ? throw Failure() : isExpected;
        }

        private IAsyncDisposable? Acquire()
        {
            FailSometimes();
            if (store.Holder is not null)
            {
                world.Meet(Situation.LockBusy);
                return null;
            }

            store.Holder = process;
            return new Lock(store, world, process);
        }

        private bool Reset()
        {
            FailSometimes();
            world.Trace?.Add($"    it clears {Show(store.Stored)}");
            world.Tell(invariant => invariant.Resetting(process));
            store.Put(null);
            return true;
        }

        private void FailSometimes()
        {
            if (world.Rng.Chance(world.Scenario.StoreFailures))
            {
                throw Failure();
            }
        }

        private TokenStoreException Failure()
        {
            world.Trace?.Add("    it fails");
            world.Meet(Situation.StoreFailed);
            return new TokenStoreException("The simulated store failed.");
        }
    }

    private sealed class Lock(SimulatedStore store, World world, SimulatedProcess process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await new PendingOperation<bool>(world, process, "unlock", Release).Task;

        private bool Release()
        {
            store.Free(process);
            return true;
        }
    }
}
