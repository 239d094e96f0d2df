using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class PostgreSqlCompareReplaceTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_token_is_read_on_another_machine_as_it_was_stored(Route route)
    {
        var token = new AuthToken("access", CredentialKind.Anonymous, "refresh", new DateTimeOffset(2030, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)));
        await OpenAsync(route, token);

        var read = await (await OpenAsync(route)).ReadAsync(default);

        Assert.Equal(token, read);
        Assert.Equal(token.Kind, read!.Kind);
        Assert.Equal(token.ExpiresAt, read.ExpiresAt);
    }

    [SkippableTheory]
    [InlineData(CredentialKind.ApiKey)]
    [InlineData(CredentialKind.Anonymous)]
    [InlineData(CredentialKind.OAuth)]
    public async Task A_token_without_refresh_token_and_end_has_none_when_read(CredentialKind kind)
    {
        var store = await OpenAsync(Route.Direct, new AuthToken("access\"\\/+=", kind));

        var read = await store.ReadAsync(default);

        Assert.Equal("access\"\\/+=", read!.AccessToken);
        Assert.Equal(kind, read.Kind);
        Assert.Null(read.RefreshToken);
        Assert.Null(read.ExpiresAt);
    }

    [SkippableFact]
    public async Task What_a_token_was_granted_with_is_stored_with_it()
    {
        var grant = new OAuthGrant { GrantedAt = DateTimeOffset.UtcNow, TokenEndpoint = new Uri("https://login.example/token"), ClientId = "client", Scope = "a b" };
        var store = await OpenAsync(Route.Direct, new AuthToken("access", CredentialKind.OAuth, "refresh") { Grant = grant });

        var read = (await store.ReadAsync(default))!.Grant!;

        Assert.Equal((grant.GrantedAt, grant.TokenEndpoint, grant.ClientId, grant.Scope), (read.GrantedAt, read.TokenEndpoint, read.ClientId, read.Scope));
    }

    [SkippableFact]
    public async Task A_grant_that_nobody_has_written_has_no_token()
        => Assert.Null(await (await OpenAsync()).ReadAsync(default));

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task Only_the_expected_token_is_replaced(Route route)
    {
        var store = await OpenAsync(route);

        Assert.False(await store.CompareReplaceAsync(First, Second, default));
        Assert.True(await store.CompareReplaceAsync(expected: null, First, default));
        Assert.False(await store.CompareReplaceAsync(expected: null, Second, default));
        Assert.True(await store.CompareReplaceAsync(First, Second, default));
        Assert.False(await store.CompareReplaceAsync(First, next: null, default));
        Assert.Equal(Second, await store.ReadAsync(default));
        Assert.True(await store.CompareReplaceAsync(Second, next: null, default));
        Assert.Null(await store.ReadAsync(default));
        Assert.True(await store.CompareReplaceAsync(expected: null, next: null, default));
    }

    [SkippableTheory]
    [InlineData(Route.Direct, "")]
    [InlineData(Route.PgBouncer, "")]
    [InlineData(Route.Direct, ";Options=-c default_transaction_isolation=serializable")]
    public async Task A_hundred_machines_that_store_the_first_token_at_once_have_one_winner(Route route, string settings)
    {
        var store = Store(await ConnectAsync(route, settings));

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => store.CompareReplaceAsync(expected: null, Token(number), default).AsTask()));

        var winner = Assert.Single(Enumerable.Range(0, 100), number => results[number]);
        Assert.Equal(Token(winner), await store.ReadAsync(default));
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_hundred_replacements_of_one_token_at_once_have_one_winner(Route route)
    {
        var store = await OpenAsync(route, First);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => store.CompareReplaceAsync(First, Token(number), default).AsTask()));

        var winner = Assert.Single(Enumerable.Range(0, 100), number => results[number]);
        Assert.Equal(Token(winner), await store.ReadAsync(default));
    }

    [SkippableFact]
    public async Task A_refresh_that_ends_after_a_reset_does_not_bring_the_token_back()
    {
        var store = await OpenAsync(Route.Direct, First);
        await (await OpenAsync()).ResetAsync(default);

        Assert.False(await store.CompareReplaceAsync(First, Second, default));
        Assert.Null(await store.ReadAsync(default));
    }

    [SkippableFact]
    public async Task A_row_that_came_in_place_of_a_deleted_one_is_not_taken_for_it()
    {
        var store = await OpenAsync(Route.Direct, First);
        Task<bool> late;
        await using (var administrator = await LockRowAsync())
        {
            late = store.CompareReplaceAsync(First, Second, default).AsTask();
            await WaitUntilBlockedAsync();
            await using var command = new NpgsqlCommand($"UPDATE auth_tokens SET token = 'other' WHERE grant_id = '{Grant}'; COMMIT", administrator);
            await command.ExecuteNonQueryAsync();
        }

        await Assert.ThrowsAsync<TokenStoreException>(() => late);
        Assert.NotNull(await QueryAsync("SELECT 1 FROM auth_tokens WHERE grant_id = $1 AND generation = 1 AND token = 'other'"));
    }

    [SkippableFact]
    public async Task A_call_that_was_cancelled_before_changes_nothing()
    {
        var store = await OpenAsync(Route.Direct, First);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CompareReplaceAsync(First, Second, cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ResetAsync(cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.TryAcquireRefreshLockAsync(TimeSpan.Zero, cancelled).AsTask());
        Assert.Equal(First, await store.ReadAsync(default));
    }

    [SkippableFact]
    public async Task A_cancellation_during_the_write_does_not_hide_that_it_took_effect()
    {
        var store = await OpenAsync(Route.Direct, First);
        using var caller = new CancellationTokenSource();
        Task<bool> replacement;
        await using (await LockRowAsync())
        {
            replacement = store.CompareReplaceAsync(First, Second, caller.Token).AsTask();
            await WaitUntilBlockedAsync();
            await caller.CancelAsync();
        }

        Assert.True(await replacement);
        Assert.Equal(Second, await store.ReadAsync(default));
    }

    private static AuthToken Token(int number) => new("access-" + number.ToString(CultureInfo.InvariantCulture), CredentialKind.OAuth);
}
