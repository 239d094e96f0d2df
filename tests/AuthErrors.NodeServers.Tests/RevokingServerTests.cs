using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Processes.Tests.PostgreSql;
using AuthErrors.Runtime.Worker;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.NodeServers.Tests;

/// <summary>A server on the official TypeScript SDK that ends access tokens at random, and clients that share one grant.</summary>
public sealed class RevokingServerTests(PostgreSqlCluster cluster, ITestOutputHelper output) : IClassFixture<PostgreSqlCluster>
{
    private const int Seed = 20260728;
    private const int Processes = 3;
    private const int CallersPerProcess = 8;
    private const int CallsEach = 42;
    private const int Calls = Processes * CallersPerProcess * CallsEach;

    [SkippableFact]
    public async Task A_thousand_calls_of_three_processes_over_one_file_succeed_with_one_refresh_for_each_revocation()
    {
        var folder = Directory.CreateTempSubdirectory("autherrors-");
        try
        {
            var path = Path.Combine(folder.FullName, "token.json");
            await AssertEveryCallSucceedsAsync(new FileTokenStore(path), "file", path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task A_thousand_calls_of_three_processes_over_one_database_succeed_with_one_refresh_for_each_revocation()
    {
        await cluster.StartAsync();
        await using var dataSource = NpgsqlDataSource.Create(cluster.ConnectionString);
        var store = new PostgreSqlTokenStore(dataSource, "grant");
        await store.CreateTableAsync(CancellationToken.None);

        await AssertEveryCallSucceedsAsync(store, "postgresql", cluster.ConnectionString, "grant", "2000");
    }

    private async Task AssertEveryCallSucceedsAsync(ITokenStore store, params string[] workerStore)
    {
        await using var server = await NodeServer.StartAsync("revoking-server.js", Seed, Processes * CallersPerProcess, CallsEach);
        var grant = await server.ReadAsync<JsonElement>("grant");
        Assert.True(await store.CompareReplaceAsync(
            expected: null,
            new AuthToken(grant.GetProperty("access_token").GetString()!, CredentialKind.OAuth, grant.GetProperty("refresh_token").GetString()),
            CancellationToken.None));

        var workers = Enumerable.Range(1, Processes).Select(number => Start(server, number, workerStore)).ToList();
        try
        {
            Assert.All(await Task.WhenAll(workers.Select(static worker => worker.ReadLineAsync())), static answer => Assert.Equal("ready", answer));
            Assert.All(await Task.WhenAll(workers.Select(static worker => worker.AskAsync("go"))), static answer => Assert.Equal($"{CallersPerProcess * CallsEach} calls", answer));
            Assert.All(await Task.WhenAll(workers.Select(static worker => worker.EndAsync())), static exitCode => Assert.Equal(0, exitCode));
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }

        var counted = await server.ReadAsync<RevokingServerCounters>("counters");
        output.WriteLine(counted.ToString());
        Assert.True(counted.Revocations >= 10, "The server hardly revoked anything.");
        Assert.Equal(counted with { Refreshes = counted.Revocations, RefusedRefreshes = 0, ReusedRefreshTokens = 0, Served = Calls, ServedTwice = 0 }, counted);
    }

    private static ChildProcess Start(NodeServer server, int number, IEnumerable<string> store)
        => WorkerProcess.Start(
            ["calls", server.Address.ToString(), FormattableString.Invariant($"process {number}"), FormattableString.Invariant($"{CallersPerProcess}"),
                FormattableString.Invariant($"{CallsEach}"), .. store]);
}
