using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class PostgreSqlLossTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    private static readonly TimeSpan TakeoverDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task Connections_that_break_while_the_lock_is_held_let_no_second_holder_in(Route route)
    {
        var (mine, theirs) = (await OpenAsync(route, Patient), await OpenAsync(route, Patient));
        var held = await mine.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        var waiter = theirs.TryAcquireRefreshLockAsync(TakeoverDelay * 2, default).AsTask();
        while (!waiter.IsCompleted)
        {
            await Cluster.TerminateBackendsAsync();
            await Task.Delay(300);
        }

        Assert.Null(await waiter);
        await held!.DisposeAsync();
        await using var next = await theirs.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(next);
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_server_that_restarts_while_the_lock_is_held_lets_no_second_holder_in(Route route)
    {
        var (mine, theirs) = (await OpenAsync(route, Patient), await OpenAsync(route, Patient));
        var held = await mine.TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        var waiter = theirs.TryAcquireRefreshLockAsync(TakeoverDelay * 3, default).AsTask();
        await Cluster.RestartAsync();

        Assert.Null(await waiter);
        await held!.DisposeAsync();
        await using var next = await theirs.TryAcquireRefreshLockAsync(HangGuard, default);
        Assert.NotNull(next);
    }

    [SkippableTheory]
    [InlineData(Route.Direct, false)]
    [InlineData(Route.PgBouncer, false)]
    [InlineData(Route.Direct, true)]
    [InlineData(Route.PgBouncer, true)]
    public async Task Replacements_over_breaking_connections_take_effect_once_each(Route route, bool restart)
    {
        const int Machines = 4;
        const int Each = 40;
        await OpenAsync(route, Count(0, machine: 0));
        using var done = new CancellationTokenSource();
        var breaking = BreakAsync(restart, done.Token);

        var won = await Task.WhenAll(Enumerable.Range(1, Machines).Select(async machine =>
        {
            // Longer than anything here takes: this is about what takes effect, and not about when.
            var store = await OpenAsync(route, static options => options.OperationTimeout = HangGuard);
            var numbers = new List<int>();
            while (numbers.Count < Each)
            {
                var current = await store.ReadAsync(default);
                var number = int.Parse(current!.AccessToken, CultureInfo.InvariantCulture) + 1;
                if (await store.CompareReplaceAsync(current, Count(number, machine), default))
                {
                    numbers.Add(number);
                }

                await Task.Delay(5);
            }

            return numbers;
        })).WaitAsync(HangGuard * 2);
        await done.CancelAsync();
        await breaking;

        // Not every number is won: a write whose answer was lost, and which another has replaced since, finds something else stored and says so.
        Assert.Equal(Machines * Each, won.SelectMany(static numbers => numbers).Distinct().Count());
        var last = int.Parse((await (await OpenAsync(route)).ReadAsync(default))!.AccessToken, CultureInfo.InvariantCulture);
        Assert.True(last >= Machines * Each);
        Assert.Equal(last + 1L, await QueryAsync("SELECT generation FROM auth_tokens WHERE grant_id = $1"));
    }

    [SkippableTheory]
    [InlineData((int)Loss.Request)]
    [InlineData((int)Loss.Answer)]
    public async Task A_replacement_whose_answer_is_lost_has_taken_effect_once_whether_the_request_arrived_or_not(int loss)
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        network.BreakAt("SET token", (Loss)loss);

        Assert.True(await Store(dataSource).CompareReplaceAsync(First, Second, default));
        Assert.True(network.Broken.IsCompleted);
        Assert.Equal(Second, await Store(dataSource).ReadAsync(default));
        Assert.Equal(2L, await QueryAsync("SELECT generation FROM auth_tokens WHERE grant_id = $1"));
    }

    [SkippableTheory]
    [InlineData((int)Loss.Request)]
    [InlineData((int)Loss.Answer)]
    public async Task A_claim_whose_answer_is_lost_is_found_again_and_blocks_nobody(int loss)
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        network.BreakAt("SET holder", (Loss)loss);

        await using var held = await Store(dataSource).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(held);
        Assert.True(network.Broken.IsCompleted);
    }

    [SkippableFact]
    public async Task A_connection_that_is_garbled_while_it_opens_is_opened_again()
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        network.BreakAt("pg_type", Loss.AnswerMidway);

        Assert.Equal(First, await Store(dataSource).ReadAsync(default));
        Assert.True(network.Broken.IsCompleted);
    }

    [SkippableFact]
    public async Task A_release_whose_answer_is_lost_has_released()
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        var held = await Store(dataSource).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        network.BreakAt("SET holder = NULL", Loss.Answer);
        await held!.DisposeAsync();

        Assert.True(network.Broken.IsCompleted);
        await using var next = await (await OpenAsync()).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task A_claim_that_was_cancelled_after_it_arrived_is_given_back()
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        using var caller = new CancellationTokenSource();
        network.BreakAt("SET holder", Loss.AnswerInSilence);
        var claim = Store(dataSource, Forever).TryAcquireRefreshLockAsync(TimeSpan.Zero, caller.Token).AsTask();
        await network.Broken.WaitAsync(HangGuard);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => claim);

        await using var next = await (await OpenAsync(configure: Forever)).TryAcquireRefreshLockAsync(HangGuard, default);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task A_connection_that_goes_silent_does_not_silence_the_holder()
    {
        await OpenAsync(Route.Direct, First);
        await using var network = new LossyProxy(Cluster.Port);
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(network.Port));
        await using var held = await Store(dataSource, Patient).TryAcquireRefreshLockAsync(TimeSpan.Zero, default);
        network.BreakAt("SET heartbeat", Loss.AnswerInSilence);
        await network.Broken.WaitAsync(HangGuard);

        Assert.Null(await (await OpenAsync(configure: Patient)).TryAcquireRefreshLockAsync(TakeoverDelay * 2, default));
    }

    [SkippableFact]
    public async Task A_waiter_that_loses_its_connection_observes_the_holder_anew()
    {
        var machine = await ConnectAsync();
        Assert.NotNull(await Store(machine, Patient).TryAcquireRefreshLockAsync(TimeSpan.Zero, default));
        await machine.DisposeAsync();
        var waiter = (await OpenAsync(configure: Patient)).TryAcquireRefreshLockAsync(HangGuard, default).AsTask();
        await Task.Delay(TakeoverDelay / 2);
        var lostAt = TimeProvider.System.GetTimestamp();
        await Cluster.TerminateBackendsAsync();

        await using var next = await waiter;
        Assert.NotNull(next);
        Assert.True(TimeProvider.System.GetElapsedTime(lostAt) >= TakeoverDelay);
    }

    private async Task BreakAsync(bool restart, CancellationToken done)
    {
        if (restart)
        {
            await Cluster.RestartAsync();
        }

        while (!done.IsCancellationRequested)
        {
            await Cluster.TerminateBackendsAsync();
            await Task.Delay(150, CancellationToken.None);
        }
    }

    private static AuthToken Count(int number, int machine)
        => new(number.ToString(CultureInfo.InvariantCulture), CredentialKind.OAuth, "machine-" + machine.ToString(CultureInfo.InvariantCulture));

    private static void Forever(PostgreSqlTokenStoreOptions options) => options.TakeoverDelay = TimeSpan.FromHours(1);

    private static void Patient(PostgreSqlTokenStoreOptions options) => options.TakeoverDelay = TakeoverDelay;
}
