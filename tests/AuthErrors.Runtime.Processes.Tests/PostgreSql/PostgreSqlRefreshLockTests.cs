using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class PostgreSqlRefreshLockTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    private static readonly TimeSpan SoonDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task One_machine_holds_the_lock_and_the_other_finds_it_busy_until_it_is_released(Route route)
    {
        var (mine, theirs) = (await OpenAsync(route), await OpenAsync(route));

        var held = await mine.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(held);
        Assert.Null(await theirs.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        Assert.Null(await mine.TryAcquireRefreshLockAsync(TimeSpan.FromMilliseconds(100), default));

        await held.DisposeAsync();
        await using var next = await theirs.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task Another_grant_has_another_lock()
    {
        var dataSource = await ConnectAsync();
        await using var mine = await Store(dataSource).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        await using var other = await new PostgreSqlTokenStore(dataSource, Grant + "-other").TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.NotNull(mine);
        Assert.NotNull(other);
    }

    [SkippableFact]
    public async Task A_waiter_gets_the_lock_when_it_is_released()
    {
        var held = await (await OpenAsync()).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        var waiter = (await OpenAsync()).TryAcquireRefreshLockAsync(Timeout.InfiniteTimeSpan, default).AsTask();

        await held!.DisposeAsync();

        await using var next = await waiter.WaitAsync(HangGuard);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task Releasing_twice_does_not_release_the_next_holder()
    {
        var store = await OpenAsync();
        var first = await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        await first!.DisposeAsync();
        await using var second = await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        await first.DisposeAsync();

        Assert.Null(await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task FieldNote20_Of_many_machines_one_is_inside_at_a_time(Route route)
    {
        var inside = 0;
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync(route)));

        await Task.WhenAll(stores.Select(async store =>
        {
            for (var round = 0; round < 5; round++)
            {
                await using var held = await store.TryAcquireRefreshLockAsync(HangGuard, default);
                Assert.NotNull(held);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        }));
    }

    [SkippableFact]
    public async Task A_living_holder_keeps_the_lock_for_longer_than_the_takeover_delay()
    {
        var (mine, theirs) = (await OpenAsync(configure: Soon), await OpenAsync(configure: Soon));
        await using var held = await mine.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);

        Assert.Null(await theirs.TryAcquireRefreshLockAsync(SoonDelay * 3, default));
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_holder_that_died_is_followed_after_the_takeover_delay_and_not_before(Route route)
    {
        var machine = await ConnectAsync(route);
        var log = new ListLogger();
        Assert.NotNull(await Store(machine, Soon).TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        await machine.DisposeAsync();
        var store = await OpenAsync(route, options =>
        {
            Soon(options);
            options.Logger = log;
        });

        var start = TimeProvider.System.GetTimestamp();
        await using var next = await store.TryAcquireRefreshLockAsync(HangGuard, default);

        Assert.NotNull(next);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= SoonDelay);
        Assert.Contains(log.Lines, line => line.Contains("was taken over", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_holder_that_beats_at_the_last_moment_keeps_the_lock()
    {
        await using var connection = await (await ConnectAsync()).OpenConnectionAsync();
        var table = new TokenTable(Statements.For("auth_tokens"), Grant, TimeSpan.FromSeconds(5));
        var holder = Guid.NewGuid();
        var seen = await table.ClaimAsync(connection, holder, abandoned: null, default);
        Assert.True(await table.HeartbeatAsync(connection, holder, default));

        var late = await table.ClaimAsync(connection, Guid.NewGuid(), abandoned: seen, default);
        Assert.Equal(seen with { Heartbeat = seen.Heartbeat + 1 }, late);
    }

    [SkippableFact]
    public async Task A_holder_that_was_followed_learns_of_it_and_does_not_release_its_successor()
    {
        var log = new ListLogger();
        var store = await OpenAsync(configure: options =>
        {
            Soon(options);
            options.Logger = log;
        });
        var lost = await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        await QueryAsync("UPDATE auth_tokens SET holder = gen_random_uuid() WHERE grant_id = $1");

        await log.WaitForAsync("was lost").WaitAsync(HangGuard);
        await lost!.DisposeAsync();

        Assert.NotNull(await QueryAsync("SELECT 1 FROM auth_tokens WHERE grant_id = $1 AND holder IS NOT NULL"));
    }

    [SkippableFact]
    public async Task A_row_that_somebody_else_locks_keeps_a_living_holder_from_beating_and_still_no_second_one_comes_in()
    {
        var (mine, theirs) = (await OpenAsync(configure: Soon), await OpenAsync(configure: Soon));
        await using var held = await mine.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Task<IAsyncDisposable?> waiter;
        await using (await LockRowAsync())
        {
            waiter = theirs.TryAcquireRefreshLockAsync(SoonDelay * 3, default).AsTask();
            await Task.Delay(SoonDelay * 2);
        }

        Assert.Null(await waiter);
    }

    [SkippableFact]
    public async Task A_claim_that_was_answered_late_is_made_again_before_it_counts()
    {
        var store = await OpenAsync(configure: Soon);
        await using (await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            // Makes the row, with one beat or more.
        }

        var before = (long)(await QueryAsync("SELECT heartbeat FROM auth_tokens WHERE grant_id = $1"))!;
        Task<IAsyncDisposable?> claim;
        await using (await LockRowAsync())
        {
            claim = store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask();
            await Task.Delay(SoonDelay);
        }

        await using var held = await claim;
        Assert.True((long)(await QueryAsync("SELECT heartbeat FROM auth_tokens WHERE grant_id = $1"))! >= before + 2);
    }

    [SkippableFact]
    public async Task A_cancelled_claim_leaves_no_holder_behind()
    {
        var store = await OpenAsync();
        await using (await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            // Makes the row.
        }

        using var caller = new CancellationTokenSource();
        await using (await LockRowAsync())
        {
            var claim = store.TryAcquireRefreshLockAsync(TimeSpan.Zero, caller.Token).AsTask();
            await WaitUntilBlockedAsync();
            await caller.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => claim);
        }

        await using var next = await store.TryAcquireRefreshLockAsync(HangGuard, default);
        Assert.NotNull(next);
    }

    private static void Soon(PostgreSqlTokenStoreOptions options) => options.TakeoverDelay = SoonDelay;
}
