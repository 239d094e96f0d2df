using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Processes.Tests.PostgreSql;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Storms;

/// <summary>A row in a database whose connections break, and whose server is restarted in the middle.</summary>
internal sealed class PostgreSqlStormStore : IStormStore
{
    /// <summary>Short, so that killed holders do not make the storm long; longer than a busy machine keeps a living process waiting.</summary>
    private static readonly TimeSpan TakeoverDelay = TimeSpan.FromSeconds(2);

    private const int CutsPerBurst = 4;

    private readonly string _grant = "storm-" + Guid.NewGuid();
    private readonly PostgreSqlCluster _cluster;
    private readonly NpgsqlDataSource _dataSource;
    private readonly PostgreSqlTokenStore _store;

    private PostgreSqlStormStore(PostgreSqlCluster cluster)
    {
        _cluster = cluster;
        _dataSource = NpgsqlDataSource.Create(cluster.ConnectionString);
        _store = new PostgreSqlTokenStore(_dataSource, _grant, new PostgreSqlTokenStoreOptions { TakeoverDelay = TakeoverDelay });
    }

    public ITokenStore Store => _store;

    public IReadOnlyList<string> WorkerArguments
        => ["postgresql", _cluster.ConnectionString, _grant, FormattableString.Invariant($"{TakeoverDelay.TotalMilliseconds}")];

    public static async Task<PostgreSqlStormStore> CreateAsync(PostgreSqlCluster cluster)
    {
        var store = new PostgreSqlStormStore(cluster);
        await store._store.CreateTableAsync(CancellationToken.None);
        return store;
    }

    /// <summary>What the bytes in the row mean is the store's own affair, so it is asked itself.</summary>
    public async Task<string> ReadAccessTokenAsync()
    {
        var token = await _store.ReadAsync(CancellationToken.None);
        Assert.Equal(token?.AccessToken.Replace("access-", "refresh-", StringComparison.Ordinal), token?.RefreshToken);
        return token?.AccessToken ?? "";
    }

    /// <summary>
    /// Cuts all connections, several times in short order, and restarts the server once. Then there is calm for as long as it takes to take a lock
    /// over: whoever waits for that begins anew with each connection it loses.
    /// </summary>
    public async Task<int> DisturbAsync(Random random, CancellationToken stop)
    {
        var disturbances = 0;
        while (!stop.IsCancellationRequested)
        {
            var calm = disturbances % CutsPerBurst == 0 ? TakeoverDelay * 1.5 : TimeSpan.Zero;
            await Task.Delay(calm + TimeSpan.FromMilliseconds(random.Next(500)), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
            {
                await (disturbances == 1 ? _cluster.RestartAsync() : _cluster.TerminateBackendsAsync());
                disturbances++;
            }
        }

        return disturbances;
    }

    public void AssertClean()
    {
        // A row leaves nothing behind.
    }

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();
}
