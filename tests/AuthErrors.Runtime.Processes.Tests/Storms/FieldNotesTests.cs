using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using AuthErrors.Runtime.Worker.Loopback;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>What went wrong in the field between processes, by the note's number.</summary>
public sealed class FieldNotesTests : IAsyncLifetime
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly LoopbackAuthority _authority = new();
    private readonly FileStormStore _store = new();

    public async Task InitializeAsync() => await _store.Store.CompareReplaceAsync(null, _authority.Current, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _authority.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task FieldNote03_Five_processes_over_one_store_spend_every_refresh_token_once_and_the_losers_adopt()
    {
        const int Rounds = 20;
        _authority.BeforeRotation = static (_, cancellationToken) => Task.Delay(50, cancellationToken);

        await ProcessRace.RunAsync(_authority, _store.WorkerArguments, processes: 5, Rounds);

        Assert.Empty(_authority.Reuses);
        Assert.Equal(Rounds, _authority.Rotations);
        Assert.Equal(_authority.Current, await _store.Store.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task FieldNote06_Kill_minus_nine_of_the_process_that_holds_the_lock_lets_the_next_one_refresh()
    {
        await using var holder = StormProcess.Start(_authority, "holder", _store.WorkerArguments);
        await using var next = StormProcess.Start(_authority, "next", _store.WorkerArguments);
        Assert.StartsWith("accepted ", await next.CallAsync(), StringComparison.Ordinal);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _authority.BeforeRotation = (worker, cancellationToken) =>
        {
            asked.TrySetResult();
            return string.Equals(worker, "holder", StringComparison.Ordinal) ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
        };

        _authority.Expire();
        await holder.LoopAsync();
        await asked.Task.WaitAsync(HangGuard);
        var waiting = next.CallAsync();
        holder.Kill();

        var answer = await waiting;
        Assert.Equal("accepted " + _authority.Current.Fingerprint, answer);
        Assert.Equal(1, _authority.Rotations);
        Assert.Empty(_authority.Reuses);
        Assert.Equal(0, await next.EndAsync());
        _store.AssertClean();
    }
}
