using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>What the tests on the server share: a grant of their own, and machines, each with its own connections.</summary>
[Collection(PostgreSqlCollection.Name)]
public abstract class PostgreSqlTests(PostgreSqlCluster cluster, PgBouncer bouncer) : IAsyncLifetime
{
    protected static readonly AuthToken First = new("access-first", CredentialKind.OAuth, "refresh-first");
    protected static readonly AuthToken Second = new("access-second", CredentialKind.OAuth, "refresh-second");

    private readonly List<NpgsqlDataSource> _dataSources = [];

    protected PostgreSqlCluster Cluster => cluster;

    protected string Grant { get; } = "grant-" + Guid.NewGuid().ToString("N");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var dataSource in _dataSources)
        {
            await dataSource.DisposeAsync();
        }
    }

    /// <summary>A store on a machine of its own.</summary>
    protected async Task<PostgreSqlTokenStore> OpenAsync(Route route = Route.Direct, Action<PostgreSqlTokenStoreOptions>? configure = null)
        => Store(await ConnectAsync(route), configure);

    /// <summary>The same with a token in it.</summary>
    protected async Task<PostgreSqlTokenStore> OpenAsync(Route route, AuthToken token)
    {
        var store = await OpenAsync(route);
        Assert.True(await store.CompareReplaceAsync(expected: null, token, default));
        return store;
    }

    protected PostgreSqlTokenStore Store(NpgsqlDataSource dataSource, Action<PostgreSqlTokenStoreOptions>? configure = null)
    {
        var options = new PostgreSqlTokenStoreOptions();
        configure?.Invoke(options);
        return new PostgreSqlTokenStore(dataSource, Grant, options);
    }

    /// <summary>The connections of one machine, to a server that has the table.</summary>
    protected async Task<NpgsqlDataSource> ConnectAsync(Route route = Route.Direct, string? settings = null)
    {
        await cluster.StartAsync();
        if (route == Route.PgBouncer)
        {
            await bouncer.StartAsync(cluster);
        }

        var dataSource = NpgsqlDataSource.Create((route == Route.PgBouncer ? bouncer.ConnectionString : cluster.ConnectionString) + settings);
        _dataSources.Add(dataSource);
        await new PostgreSqlTokenStore(dataSource, Grant).CreateTableAsync(default);
        return dataSource;
    }

    /// <summary>Does what an administrator does, with the grant as $1.</summary>
    protected async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Grant } } };
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Keeps the grant's row locked, as a forgotten session does, until disposal.</summary>
    protected async Task<NpgsqlConnection> LockRowAsync()
    {
        var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; SELECT 1 FROM auth_tokens WHERE grant_id = '" + Grant + "' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Until a session of the database waits for a row that is locked.</summary>
    protected async Task WaitUntilBlockedAsync()
    {
        while (await QueryAsync("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND $1 <> ''") is null)
        {
            await Task.Delay(20);
        }
    }
}
