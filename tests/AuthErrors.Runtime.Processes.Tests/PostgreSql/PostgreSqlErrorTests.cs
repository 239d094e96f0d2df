using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

public sealed class PostgreSqlErrorTests(PostgreSqlCluster cluster, PgBouncer bouncer) : PostgreSqlTests(cluster, bouncer)
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [SkippableTheory]
    [InlineData("'not json'")]
    [InlineData("''")]
    [InlineData("'null'")]
    [InlineData("'[]'")]
    [InlineData("'{}'")]
    [InlineData("""'{"access_token":"","kind":"oauth"}'""")]
    [InlineData("""'{"access_token":"secret-canary","kind":"other"}'""")]
    [InlineData("""'{"access_token":"secret-canary"}'""")]
    [InlineData("""'{"access_token":"secret-canary","refresh_token":1,"kind":"oauth"}'""")]
    [InlineData("""'{"access_token":"secret-canary","expires_at":"soon","kind":"oauth"}'""")]
    [InlineData("""'{"access_token":"secret-canary","kind":"oauth"'""")]
    [InlineData("'\\xff00'")]
    public async Task Bytes_that_are_no_token_are_an_error_and_never_an_absent_token_until_they_are_reset(string bytes)
    {
        var store = await OpenAsync(Route.Direct, First);
        await QueryAsync($"UPDATE auth_tokens SET token = {bytes} WHERE grant_id = $1");

        var read = await Assert.ThrowsAsync<TokenStoreException>(() => store.ReadAsync(default).AsTask());
        await Assert.ThrowsAsync<TokenStoreException>(() => store.CompareReplaceAsync(expected: null, Second, default).AsTask());
        Assert.Contains(Grant, read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", read.ToString(), StringComparison.Ordinal);

        await store.ResetAsync(default);
        Assert.Null(await store.ReadAsync(default));
    }

    [SkippableFact]
    public async Task An_encrypted_token_comes_back_and_the_bytes_at_rest_hold_nothing_of_it()
    {
        var (mine, theirs) = (await OpenAsync(configure: Encrypt), await OpenAsync(configure: Encrypt));
        Assert.True(await mine.CompareReplaceAsync(expected: null, First, default));

        Assert.Equal(First, await theirs.ReadAsync(default));
        Assert.True(await theirs.CompareReplaceAsync(First, Second, default));
        var stored = Encoding.Latin1.GetString((byte[])(await QueryAsync("SELECT token FROM auth_tokens WHERE grant_id = $1"))!);
        Assert.DoesNotContain(Second.AccessToken, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Second.RefreshToken!, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("access_token", stored, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_store_without_the_key_says_so_and_does_not_take_the_token_for_absent()
    {
        var encrypted = await OpenAsync(configure: Encrypt);
        Assert.True(await encrypted.CompareReplaceAsync(expected: null, First, default));

        await Assert.ThrowsAsync<TokenStoreException>((await OpenAsync()).ReadAsync(default).AsTask);
        var otherKey = await OpenAsync(configure: static options =>
        {
            options.Protect = static bytes => bytes.ToArray();
            options.Unprotect = static _ => throw new CryptographicException("The tag does not match.");
        });
        var error = await Assert.ThrowsAsync<TokenStoreException>(otherKey.ReadAsync(default).AsTask);
        Assert.Contains("decrypted", error.Message, StringComparison.Ordinal);
        Assert.IsType<CryptographicException>(error.InnerException);
        await Assert.ThrowsAsync<TokenStoreException>(() => otherKey.CompareReplaceAsync(expected: null, Second, default).AsTask());
        Assert.Equal(First, await encrypted.ReadAsync(default));
    }

    [SkippableFact]
    public async Task An_encryption_that_fails_stores_nothing()
    {
        var store = await OpenAsync(configure: static options =>
        {
            options.Protect = static _ => throw new CryptographicException("There is no key.");
            options.Unprotect = static bytes => bytes.ToArray();
        });

        await Assert.ThrowsAsync<TokenStoreException>(() => store.CompareReplaceAsync(expected: null, First, default).AsTask());
        Assert.Null(await store.ReadAsync(default));
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_missing_table_is_an_error_that_names_the_script(Route route)
    {
        var store = await OpenAsync(route, static options => options.TableName = "nowhere.tokens");

        foreach (var call in Calls(store))
        {
            var error = await Assert.ThrowsAsync<TokenStoreException>(call);
            Assert.Contains("auth_tokens.sql", error.Message, StringComparison.Ordinal);
            Assert.Contains("nowhere.tokens", error.Message, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_user_without_rights_is_told_which_it_needs()
    {
        await OpenAsync();
        await using var dataSource = NpgsqlDataSource.Create(Cluster.ConnectionString + ";Options=-c role=pg_monitor");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => Store(dataSource).ReadAsync(default).AsTask());

        Assert.Contains("SELECT, INSERT and UPDATE", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(Route.Direct)]
    [InlineData(Route.PgBouncer)]
    public async Task A_row_that_an_administrator_keeps_locked_is_an_error_that_says_busy(Route route)
    {
        await OpenAsync(route, First);
        var store = await OpenAsync(route, static options => options.RowLockTimeout = TimeSpan.FromMilliseconds(100));
        await using (await LockRowAsync())
        {
            foreach (var call in Calls(store).Skip(1))
            {
                var error = await Assert.ThrowsAsync<TokenStoreException>(call);
                Assert.Contains("is busy", error.Message, StringComparison.Ordinal);
            }

            Assert.Equal(First, await store.ReadAsync(default));
        }
    }

    [SkippableFact]
    public async Task FieldNote20_A_pooled_session_of_the_database_is_left_as_it_was()
    {
        await using var dataSource = await ConnectAsync(settings: ";No Reset On Close=true;Maximum Pool Size=1");
        foreach (var call in Calls(Store(dataSource)))
        {
            await call();
        }

        await using var command = dataSource.CreateCommand("SELECT current_setting('lock_timeout') || (SELECT count(*) FROM pg_prepared_statements) || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')");
        Assert.Equal("000", await command.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task A_table_may_have_any_name_and_be_made_by_many_at_once()
    {
        await using var dataSource = await ConnectAsync();
        var name = "Odd name; DROP TABLE auth_tokens " + Grant[6..16];
        var stores = Enumerable.Range(0, 10).Select(_ => Store(dataSource, options => options.TableName = "public." + name)).ToList();

        await Task.WhenAll(stores.Select(static store => store.CreateTableAsync(default).AsTask()));

        Assert.True(await stores[0].CompareReplaceAsync(expected: null, First, default));
        Assert.Equal(First, await stores[1].ReadAsync(default));
        Assert.Null(await Store(dataSource).ReadAsync(default));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_an_error_without_a_password()
    {
        var log = new ListLogger();
        await using var dataSource = NpgsqlDataSource.Create(PostgreSqlCluster.For(PostgreSqlCluster.FreePort()));
        var store = Store(dataSource, options =>
        {
            options.OperationTimeout = TimeSpan.FromMilliseconds(200);
            options.Logger = log;
        });

        foreach (var call in Calls(store))
        {
            var error = await Assert.ThrowsAsync<TokenStoreException>(call);
            Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        }

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_name_that_is_no_table_is_refused_at_once(string name)
    {
        await using var dataSource = NpgsqlDataSource.Create("Host=127.0.0.1");

        Assert.Throws<ArgumentException>(() => Store(dataSource, options => options.TableName = name));
    }

    [Fact]
    public async Task Half_an_encryption_and_an_impossible_grant_are_refused_at_once()
    {
        await using var dataSource = NpgsqlDataSource.Create("Host=127.0.0.1");

        Assert.Throws<ArgumentException>(() => Store(dataSource, static options => options.Protect = static bytes => bytes.ToArray()));
        Assert.Throws<ArgumentException>(() => Store(dataSource, static options => options.Unprotect = static bytes => bytes.ToArray()));
        Assert.Throws<ArgumentException>(() => new PostgreSqlTokenStore(dataSource, "a\0b"));
        Assert.Throws<ArgumentException>(() => new PostgreSqlTokenStore(dataSource, ""));
        Assert.ThrowsAny<ArgumentException>(() => Store(dataSource, static options => options.TakeoverDelay = TimeSpan.Zero));
    }

    private static Func<Task>[] Calls(PostgreSqlTokenStore store) =>
    [
        () => store.ReadAsync(default).AsTask(),
        () => store.CompareReplaceAsync(First, Second, default).AsTask(),
        () => store.ResetAsync(default).AsTask(),
        () => store.TryAcquireRefreshLockAsync(TimeSpan.Zero, default).AsTask(),
    ];

    private static void Encrypt(PostgreSqlTokenStoreOptions options)
    {
        options.Protect = static plain =>
        {
            using var cipher = new AesGcm(Key, tagSizeInBytes: 16);
            var sealedBytes = new byte[12 + 16 + plain.Length];
            RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
            cipher.Encrypt(sealedBytes.AsSpan(0, 12), plain.Span, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16));
            return sealedBytes;
        };
        options.Unprotect = static sealedBytes =>
        {
            using var cipher = new AesGcm(Key, tagSizeInBytes: 16);
            var plain = new byte[sealedBytes.Length - 28];
            cipher.Decrypt(sealedBytes.Span[..12], sealedBytes.Span[28..], sealedBytes.Span[12..28], plain);
            return plain;
        };
    }
}
