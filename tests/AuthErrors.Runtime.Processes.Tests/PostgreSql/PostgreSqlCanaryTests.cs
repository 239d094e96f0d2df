using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>A token with a mark on it goes through everything that a database can do to it, and neither logs nor errors show the mark.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlCanaryTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    private const string Canary = "c4n4ry";

    private static readonly AuthToken Token = new(Canary + "-access", CredentialKind.OAuth, Canary + "-refresh");

    private readonly ListLogger _logger = new();
    private readonly List<string> _errors = [];

    [SkippableFact]
    public async Task FieldNote17_No_secret_gets_out_of_a_database_that_refuses_breaks_or_holds_something_else()
    {
        // The server's own words about a row that a rule refuses quote the row.
        var store = await OpenAsync(Route.Direct, Configure);
        await CommandAsync($"ALTER TABLE auth_tokens ADD CONSTRAINT refuses CHECK (grant_id <> '{Grant}' OR token IS NULL)");
        await NoteAsync(store.CompareReplaceAsync(expected: null, Token, default).AsTask());
        await CommandAsync("ALTER TABLE auth_tokens DROP CONSTRAINT refuses");

        Assert.True(await store.CompareReplaceAsync(expected: null, Token, default));
        await using (await LockRowAsync())
        {
            await NoteAsync(store.CompareReplaceAsync(Token, next: null, default).AsTask());
        }

        await using (await store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default))
        {
            await Cluster.TerminateBackendsAsync();
            Assert.Equal(Token, await store.ReadAsync(default));
        }

        foreach (var bytes in new[] { $"{Canary} is no JSON", $$"""{"access_token":"{{Canary}}","kind":"{{Canary}}"}""", $$"""{"access_token":"{{Canary}} {{Canary}}","kind":"oauth"}""" })
        {
            await QueryAsync($"UPDATE auth_tokens SET token = convert_to('{bytes}', 'UTF8') WHERE grant_id = $1");
            await NoteAsync(store.ReadAsync(default).AsTask());
        }

        Assert.Equal(5, _errors.Count);
        Assert.DoesNotContain(Canary, string.Join('\n', _errors) + string.Join('\n', _logger.Lines), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(PostgreSqlCluster.Password, string.Join('\n', _errors) + string.Join('\n', _logger.Lines), StringComparison.Ordinal);
    }

    private void Configure(PostgreSqlTokenStoreOptions options)
    {
        options.Logger = _logger;
        options.RowLockTimeout = TimeSpan.FromMilliseconds(50);
    }

    private async Task CommandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task NoteAsync(Task failing) => _errors.Add((await Assert.ThrowsAsync<TokenStoreException>(() => failing)).ToString());
}
