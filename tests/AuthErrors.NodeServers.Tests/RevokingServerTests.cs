using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
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

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    [SkippableFact]
    public async Task A_thousand_calls_of_three_processes_over_one_file_succeed_with_one_refresh_for_each_revocation()
    {
        await using var server = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("autherrors-");
        try
        {
            var path = Path.Combine(folder.FullName, "token.json");
            await AssertEveryCallSucceedsAsync(server, new FileTokenStore(path), "file", path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task A_thousand_calls_of_three_processes_over_one_database_succeed_with_one_refresh_for_each_revocation()
    {
        await using var server = await StartAsync();
        await cluster.StartAsync();
        await using var dataSource = NpgsqlDataSource.Create(cluster.ConnectionString);
        var store = new PostgreSqlTokenStore(dataSource, "grant");
        await store.CreateTableAsync(CancellationToken.None);

        await AssertEveryCallSucceedsAsync(server, store, "postgresql", cluster.ConnectionString, "grant", "10000");
    }

    [SkippableFact]
    public async Task A_refresh_token_that_comes_twice_is_refused_and_counted()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient();
        var issuer = new RefreshTokenIssuer(http, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(server.Address, "/token") });
        var request = new IssueRequest(await GrantOf(server), Progress: null);

        Assert.IsType<IssueResult.Issued>(await issuer.IssueAsync(request, CancellationToken.None));
        Assert.IsType<IssueResult.Refused>(await issuer.IssueAsync(request, CancellationToken.None));

        var counted = await server.ReadAsync<RevokingServerCounters>("counters");
        Assert.Equal((1, 1, 1), (counted.Refreshes, counted.RefusedRefreshes, counted.ReusedRefreshTokens));
    }

    private async Task AssertEveryCallSucceedsAsync(NodeServer server, ITokenStore store, params string[] workerStore)
    {
        Assert.True(await store.CompareReplaceAsync(expected: null, await GrantOf(server), CancellationToken.None));

        var workers = Enumerable.Range(1, Processes).Select(number => StartWorker(server, number, workerStore)).ToList();
        try
        {
            Assert.All(await Task.WhenAll(workers.Select(static worker => worker.ReadLineAsync())), static answer => Assert.Equal("ready", answer));
            Assert.All(await Task.WhenAll(workers.Select(RunAsync)), static answer => Assert.Equal($"{CallersPerProcess * CallsEach} calls", answer));
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
        Assert.True(counted.Revocations >= 5, "The server hardly revoked anything.");
        Assert.Equal(counted with { Refreshes = counted.Revocations, RefusedRefreshes = 0, ReusedRefreshTokens = 0, Served = Calls, ServedTwice = 0 }, counted);
    }

    private static Task<NodeServer> StartAsync() => NodeServer.StartAsync("revoking-server.js", Seed, Processes * CallersPerProcess, CallsEach);

    private static async Task<AuthToken> GrantOf(NodeServer server)
    {
        var grant = await server.ReadAsync<JsonElement>("grant");
        return new AuthToken(grant.GetProperty("access_token").GetString()!, CredentialKind.OAuth, grant.GetProperty("refresh_token").GetString());
    }

    private static async Task<string> RunAsync(ChildProcess worker)
    {
        await worker.SendAsync("go");
        var exitCode = await worker.WaitForExitAsync().WaitAsync(HangGuard);
        Assert.True(exitCode == 0, await worker.ReadErrorsAsync());
        return await worker.ReadLineAsync();
    }

    private static ChildProcess StartWorker(NodeServer server, int number, IEnumerable<string> store)
        => WorkerProcess.Start(
            ["calls", server.Address.ToString(), FormattableString.Invariant($"process {number}"), FormattableString.Invariant($"{CallersPerProcess}"),
                FormattableString.Invariant($"{CallsEach}"), .. store]);
}
